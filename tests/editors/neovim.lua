-- Neovim does what somebody does in it, as the file named by JOB says; test_real_editors.py reads what it shows.

local job = vim.json.decode(table.concat(vim.fn.readfile(vim.env.JOB), "\n"))
local heard = {}

vim.opt.swapfile = false
vim.opt.modeline = false
vim.opt.fileencodings = "utf-8" -- every character stays where it is, a byte order mark too
vim.opt.fileformats = "unix"

local client = vim.lsp.start_client({
  name = "onsrights",
  cmd = job.command,
  root_dir = job.root,
  handlers = {
    ["textDocument/publishDiagnostics"] = function(fault, result, context, config)
      vim.lsp.diagnostic.on_publish_diagnostics(fault, result, context, config)
      heard[result.uri] = true
    end,
    ["textDocument/diagnostic"] = function(fault, result, context, config) -- newer versions ask themselves
      vim.lsp.diagnostic.on_diagnostic(fault, result, context, config)
      heard[context.params.textDocument.uri] = true
    end,
  },
})

local function open(path)
  vim.cmd("edit! " .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  return buffer
end

local function hear(buffer)
  local uri = vim.uri_from_bufnr(buffer)
  assert(vim.wait(60000, function() return heard[uri] end, 5), "nothing was heard of " .. uri)
  heard[uri] = nil
end

local function text(buffer)
  local lines = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n")
  return lines .. (vim.bo[buffer].endofline and "\n" or "")
end

local function shown(buffer)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, {
      one.user_data.lsp.code, one.severity, one.message, one.lnum, one.col, one.end_lnum, one.end_col,
    })
  end
  return found
end

local function ask(buffer, method, asked)
  asked.textDocument = vim.lsp.util.make_text_document_params(buffer)
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, asked, 60000)) do
    return answer.result
  end
end

local done = { files = {} }
for _, path in ipairs(job.files) do
  local buffer = open(path)
  hear(buffer)
  table.insert(done.files, { text = text(buffer), found = shown(buffer) })
  vim.cmd("bwipeout!")
end

local buffer = open(job.clean)
hear(buffer)
done.before = #shown(buffer)
local line = vim.api.nvim_buf_get_lines(buffer, job.line, job.line + 1, true)[1]
vim.api.nvim_buf_set_lines(buffer, job.line, job.line + 1, true, { (line:gsub("%[", " [")) })
hear(buffer)
done.after = shown(buffer)
local encoding = vim.lsp.get_client_by_id(client).offset_encoding
local everything = { start = { line = 0, character = 0 }, ["end"] = { line = 0, character = 0 } }
local wanted = { range = everything, context = { diagnostics = {}, only = { "source.fixAll" } } }
for _, action in ipairs(ask(buffer, "textDocument/codeAction", wanted)) do
  vim.lsp.util.apply_workspace_edit(action.edit, encoding)
end
hear(buffer)
done.fixed = text(buffer)
done.left = #shown(buffer)
done.hover = ask(buffer, "textDocument/hover", { position = { line = job.line, character = line:find("%[") } }).contents.value

vim.fn.writefile({ vim.json.encode(done) }, vim.env.DONE)
vim.lsp.stop_client(client)
vim.wait(10000, function() return vim.lsp.client_is_stopped(client) end, 5)
vim.cmd("qall!")
