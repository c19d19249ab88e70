// Draws the Markdown that the package writes for hovers: paragraphs, headings, tables, lists, blocks of code. Text only
// ever becomes text of an element, so nothing that somebody wrote in a manifest can become part of the page.

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)]*\)/g

function inline(parent, text) {
  const plain = (piece) => piece.replace(/\\([\\`*_{}[\]<>|#~])/g, "$1")
  let at = 0
  for (const found of text.matchAll(INLINE)) {
    parent.append(plain(text.slice(at, found.index)))
    const [whole, strong, code, link] = found
    const element = document.createElement(strong ? "strong" : code ? "code" : "span")
    element.textContent = plain(strong ?? code ?? link)
    parent.append(element)
    at = found.index + whole.length
  }
  parent.append(plain(text.slice(at)))
  return parent
}

const element = (name, text) => inline(document.createElement(name), text)

function table(lines) {
  const made = document.createElement("table")
  for (const line of lines) {
    if (/^\|[-|\s]*$/.test(line)) continue
    const row = made.insertRow()
    for (const cell of line.split(/(?<!\\)\|/).slice(1, -1)) inline(row.insertCell(), cell.trim())
  }
  return made
}

export function drawn(markdown, name) {
  const box = document.createElement("div")
  box.className = name
  const blocks = markdown.match(/^```[^]*?^```|(?:^(?!```).+$\n?)+/gm) ?? []
  for (const block of blocks) {
    const lines = block.trimEnd().split("\n")
    if (block.startsWith("```")) {
      const code = document.createElement("pre")
      code.textContent = lines.slice(1, -1).join("\n")
      box.append(code)
    } else if (block.startsWith("|")) box.append(table(lines))
    else if (block.startsWith("#")) box.append(element("strong", block.replace(/^#+\s*/, "")))
    else if (/^[-*] /.test(block)) {
      const list = document.createElement("ul")
      for (const item of block.trimEnd().split(/\n(?=[-*] )/)) list.append(element("li", item.slice(2)))
      box.append(list)
    } else box.append(element("p", block.trim().replaceAll("\n", " ")))
  }
  return box
}
