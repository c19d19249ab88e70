// The page: the editor on the left, the verdict on the right, and a worker that has the package.

import { Desk, TooLong } from "./asking.js"
import { makeEditor } from "./editor.js"
import { DamagedLink, keep, kept, link, read, written } from "./share.js"

const PAUSE = 150 // milliseconds without a key after which the text is checked
const MOST = 1_000_000 // code units; a browser has no use for more

const root = document.getElementById("pg")
const data = JSON.parse(document.getElementById("pg-data").textContent)
const { words, lang } = data
const part = (name) => root.querySelector(`[data-part="${name}"]`)
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name])

const made = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

// ------------------------------------------------------------------------------------------------------ what is shown

const status = (text, state) => {
  part("verdict").textContent = text
  root.dataset.state = state
  delete root.dataset.stale
}

function refuse(key, reason) {
  if (reason) console.warn(reason)
  part("trouble").hidden = false
  part("trouble-text").textContent = say(key)
  part("again").hidden = key === "not_able"
  part("bar").hidden = true
  status("", "failed")
}

function again() {
  part("trouble").hidden = true
  part("bar").hidden = false
  status(say("start"), "loading")
  desk.again()
}

function showFound(report) {
  status(report.verdict, report.ready ? "ready" : "faulty")
  part("counted").textContent = report.counted
  part("fix").disabled = report.safe === 0
  part("fix").textContent = say("fix", { count: report.safe })
  part("found").replaceChildren(...report.found.map((one) => item(one, editor, `${one.line}:${one.column}`)))
}

function item(one, where, place) {
  const go = made("button", { type: "button", className: "pg-place" }, place)
  go.onclick = () => where.go(one.from)
  go.setAttribute("aria-label", say("go", { line: one.line }))
  const head = made("div", { className: "pg-head" }, go)
  if (one.word) head.append(made("span", { className: `severity ${one.severity}` }, one.word))
  if (one.house) head.append(one.code) // whoever made a link may have put any address beside it
  else if (one.code) head.append(made("a", { href: `${data.rules}${one.code}/`, target: "_blank", rel: "noopener" }, one.code))
  if (one.where) head.append(made("span", { className: "pg-where" }, one.where))
  return made("li", { className: one.severity }, head, made("p", {}, one.message), ...(one.fixes ?? []).map(offer))
}

function showSettings(faults) {
  settings.mark(faults)
  if (!faults.length) return
  showNothing(say("settings_wrong"))
  part("settings").open = true
  part("found").replaceChildren(...faults.map((one) => item(one, settings, one.place)))
}

function offer(fix) {
  const box = made("div", { className: "pg-fix" })
  if (fix.edits.length) {
    const button = made("button", { type: "button" }, fix.title)
    button.onclick = () => editor.apply(fix.edits)
    box.append(button)
  } else box.append(made("span", {}, `${fix.word}: ${fix.title}`))
  for (const text of fix.texts) box.append(made("code", {}, text))
  return box
}

// ---------------------------------------------------------------------------------------------------------- the check

let checking = null // the promise of the check that runs
let stale = true
let timer
let warm = false // whether the worker was told to import what a clean manifest never needs
let given // the text that took too long

const fileName = () => part("file").value.replace(/.*[/\\]/, "").trim() || data.file

const question = (rest) => ({
  text: editor.text, settings: settings.text, file: fileName(), lang, as_of: part("day").value || null, ...rest,
})

const isLarge = (asked) => asked.text.length + asked.settings.length > MOST

const ask = async (rest) => {
  const asked = question(rest)
  if (!desk?.ready || isLarge(asked)) return null
  const answer = await desk.ask(asked)
  return answer?.settings ? null : answer
}

// What is shown is about another text from now on, and looks like it.
function soon() {
  stale = true
  root.dataset.stale = ""
  clearTimeout(timer)
  timer = setTimeout(check, PAUSE)
}

async function check() {
  if (!desk?.ready || checking || !stale) return
  stale = false
  const asked = question({ do: "check" })
  if (isLarge(asked) || asked.text === given) {
    showNothing(say("too_large"))
    return
  }
  try {
    checking = desk.ask(asked)
    const report = await checking
    if (asked.text === editor.text && asked.settings === settings.text) {
      showSettings(report.settings ?? [])
      if (!report.settings) {
        editor.mark(report.found)
        showFound(report)
        await showWhy()
      }
      secret = report.secret ?? secret
      save()
      root.dataset.checks = Number(root.dataset.checks ?? 0) + 1
      seen()
      if (!warm) desk.ask(question({ do: "warm" })).catch(() => {})
      warm = true
    }
  } catch (error) {
    if (error instanceof TooLong) given = asked.text
    else console.error(error)
    showNothing(say(error instanceof TooLong ? "too_large" : "broken"))
  } finally {
    checking = null
    if (stale) check()
  }
}

let colouring
let colours = true // until they once took too long

function seen() {
  clearTimeout(colouring)
  colouring = setTimeout(colour, PAUSE)
}

async function colour() {
  if (stale || !colours) return
  const { text } = editor
  try {
    const parts = await ask({ do: "coloured", ...editor.lines })
    if (parts && text === editor.text) editor.colour(parts)
  } catch {
    colours = false
  }
}

function showNothing(sentence) {
  editor.mark([])
  status(sentence, "faulty")
  part("counted").textContent = ""
  part("found").replaceChildren()
  part("fix").disabled = true
  part("fix").textContent = say("fix", { count: 0 })
}

// ------------------------------------------------------------------------------------------------------- may it work?

let told = {}
let shownFields = ""

async function showWhy() {
  if (!part("why").open) return
  const { fields, answer, trouble } = await desk.ask(question({ do: "why", told }))
  const drawnFields = JSON.stringify(fields)
  if (drawnFields !== shownFields) {
    shownFields = drawnFields
    part("why-fields").replaceChildren(...fields.map(drawField))
  }
  part("why-trouble").textContent = trouble ?? ""
  part("why-answer").replaceChildren(...(answer ? drawAnswer(answer) : []))
  part("why-answer").dataset.verdict = answer?.verdict ?? ""
}

function drawField(field) {
  const id = `pg-why-${field.name}`
  const input = field.closed
    ? made("select", { id }, ...["", ...field.words].map((word) => made("option", { value: word }, word || say("unsaid"))))
    : made("input", { id, type: "text", autocomplete: "off", spellcheck: false })
  const label = made("label", { htmlFor: id }, field.label)
  const box = made("div", { className: "pg-field" }, label, input)
  if (!field.closed && field.words.length) {
    input.setAttribute("list", `${id}-words`)
    box.append(made("datalist", { id: `${id}-words` }, ...field.words.map((word) => made("option", { value: word }))))
  }
  input.required = field.required
  input.value = told[field.name] ?? ""
  input.oninput = () => {
    told = { ...told, [field.name]: input.value.trim() }
    soon()
  }
  return box
}

function drawAnswer(answer) {
  const rows = answer.layers.map((layer) =>
    made("tr", { className: layer.verdict }, made("td", {}, layer.word), made("td", {}, layer.name), made("td", {}, layer.text)),
  )
  const paragraphs = (texts) => texts.map((text) => made("p", {}, text))
  return [
    made("p", { className: "pg-heading" }, answer.heading),
    made("table", {}, made("tbody", {}, ...rows)),
    ...paragraphs(answer.blocks.map((lines) => lines.join("\n"))),
    ...paragraphs(answer.notes),
  ]
}

// ----------------------------------------------------------------------------------------- texts that come, and that go

const BARE = JSON.stringify({ text: data.examples[0].text, file: data.examples[0].file })
let opened // the link that was opened; empty for the page without one
let initial // what that says by itself
let secret = false // whether there is one in what was typed, which is then neither kept nor shared

function show(shared, note = "") {
  const { text, file, asOf } = shared
  part("file").value = file
  part("day").value = asOf ?? ""
  part("note").textContent = note
  part("example").value = data.examples.findIndex((example) => example.text === text && example.file === file)
  told = {}
  shownFields = ""
  editor.put(text)
  settings.put(shared.settings ?? "")
  if (shared.settings) part("settings").open = true
  soon()
}

// Show what the address says, or what was made of it in this tab.
async function begin() {
  const asked = link()
  let found = null
  let note = ""
  try {
    if (typeof DecompressionStream === "function") found = await read(decodeURIComponent(location.hash.slice(1)))
  } catch (error) {
    if (!(error instanceof DamagedLink || error instanceof URIError)) throw error
    found = { text: "", file: data.file }
    note = say("damaged")
  }
  if (asked !== link()) return // another one has come meanwhile
  opened = asked
  if (!found && initial && location.hash) { // a part of the page
    initial = BARE
    return
  }
  show(found ?? data.examples[0], note)
  initial = JSON.stringify(shared())
  const draft = kept(opened)
  if (draft) show(draft, say("kept"))
}

// Keep what was typed; false where it would be lost with the page.
function save() {
  const now = shared()
  const isNew = initial !== undefined && JSON.stringify(now) !== initial
  return keep(opened, isNew && !secret ? now : null) ? !(isNew && secret) : !isNew
}

const shared = () => ({
  text: editor.text, file: fileName(), asOf: part("day").value || undefined, settings: settings.text || undefined,
})

async function share() {
  // What nobody has looked at yet may have a secret.
  while (desk && root.dataset.state !== "failed" && (stale || checking)) await new Promise((go) => setTimeout(go, PAUSE))
  if (secret) {
    part("note").textContent = say("secret")
    return
  }
  const fragment = await written(shared())
  if (!fragment) {
    part("note").textContent = say("too_long_to_share")
    return
  }
  history.replaceState(null, "", `#${fragment}`)
  opened = link()
  initial = JSON.stringify(shared())
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false)
  part("note").textContent = say(copied ? "copied" : "in_address")
}

function download() {
  const url = URL.createObjectURL(new Blob([editor.text], { type: "text/plain;charset=utf-8" }))
  made("a", { href: url, download: fileName() }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

async function open(file) {
  if (file.size > MOST) {
    part("note").textContent = say("too_large")
    return
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    show({ text, file: file.name.slice(-120), settings: settings.text })
  } catch {
    part("note").textContent = say("not_utf8")
  }
}

function wire() {
  const picked = part("example")
  picked.onchange = () => {
    history.replaceState(null, "", location.pathname + location.search)
    opened = ""
    initial = BARE
    show({ settings: settings.text, ...data.examples[picked.value] })
  }
  part("fix").onclick = async () => {
    const done = await ask({ do: "fix" }).catch(() => null)
    if (done) editor.put(done.text)
  }
  part("share").onclick = share
  part("download").onclick = download
  part("open").onclick = () => part("upload").click()
  part("upload").onchange = ({ target }) => {
    if (target.files.length) open(target.files[0])
    target.value = ""
  }
  part("file").oninput = soon
  part("day").oninput = soon
  part("why").ontoggle = soon
  part("again").onclick = again
  addEventListener("hashchange", begin)
  addEventListener("pagehide", save)
  let carried = false
  addEventListener("beforeunload", (event) => {
    if (!save() && !carried) event.preventDefault()
  })
  // Whoever changes the language keeps the text.
  const other = document.querySelector(".onsrights-language")
  other?.addEventListener("click", async (event) => {
    event.preventDefault()
    carried = !save() && editor.text.length <= MOST
    location.href = other.href + (carried ? `#${await written(shared(), Infinity)}` : opened)
  })
}

// --------------------------------------------------------------------------------------------------------- the beginning

function heard(message) {
  if (message.failed) refuse("not_loaded", message.failed)
  else if (message.ready) {
    part("bar").hidden = true
    root.dataset.ready = ""
    soon()
    navigator.serviceWorker?.register("service.js").catch(() => {}) // without it the page works, with a network
  } else if (message.loaded) {
    const megabytes = (bytes) => (bytes / 1e6).toFixed(1)
    part("bar").value = message.loaded / desk.total
    status(say("loading", { done: megabytes(message.loaded), total: megabytes(desk.total) }), "loading")
  }
}

document.getElementById("pg-without").hidden = true
root.hidden = false
const settings = makeEditor({
  parent: part("settings-editor"), label: say("settings"), changed: soon, phrases: data.phrases,
})
const editor = makeEditor({
  parent: part("editor"), label: say("editor"), changed: soon, phrases: data.phrases, ask, seen,
})
let desk = null
wire()
await begin()
if (typeof WebAssembly !== "object" || typeof Worker !== "function") refuse("not_able")
else {
  try {
    desk = new Desk(data, heard)
  } catch {
    refuse("not_able")
  }
}
