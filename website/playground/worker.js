// The interpreter, in a worker: it is loaded once, then answers one question after the other.
//
// All files are fetched here, so that the page can say how far it is; whatever asks for one of them afterwards is given
// what was fetched, and whatever asks for anything else is refused.

import { info } from "pyodide/pyodide-lock.json"

import { loadPyodide } from "./pyodide.mjs"

const fetched = new Map()
const TYPES = { wasm: "application/wasm", js: "text/javascript", zip: "application/zip" }

async function load({ base, files }) {
  const original = self.fetch
  let loaded = 0
  const bytesOf = async ([name, size]) => {
    const response = await original(new URL(name, base))
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    const bytes = new Uint8Array(size)
    let at = 0
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) break
      bytes.set(value, at) // throws where more comes than there should be
      at += value.length
      loaded += value.length
      self.postMessage({ loaded })
    }
    if (at !== size) throw new Error(`${name}: ${at} of ${size} bytes`)
    fetched.set(new URL(name, base).href, bytes)
  }
  await Promise.all(files.map(bytesOf))
  self.fetch = async (asked) => {
    const href = new URL(asked.url ?? asked, base).href
    if (!fetched.has(href)) throw new TypeError(`${href} is not part of the playground`)
    return new Response(fetched.get(href), { headers: { "content-type": TYPES[href.split(".").pop()] } })
  }
  // Packages of Pyodide's own are never loaded, so its long list of them need not be fetched.
  const python = await loadPyodide({ indexURL: base, lockFileContents: { info, packages: {} } })
  python.unpackArchive(fetched.get(new URL("onsrights.zip", base).href), "zip", { extractDir: "/home/pyodide" })
  fetched.clear()
  return python.pyimport("answering").answer
}

let loading
self.onmessage = async ({ data }) => {
  if (data.files) {
    loading = load(data)
    loading.then(() => self.postMessage({ ready: true }), (error) => self.postMessage({ failed: String(error) }))
    return
  }
  try {
    const answer = await loading
    self.postMessage({ id: data.id, answer: JSON.parse(answer(JSON.stringify(data.question))) })
  } catch (error) {
    self.postMessage({ id: data.id, broken: String(error) })
  }
}
