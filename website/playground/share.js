// A text in the fragment of a link: a mark for the form, then base64 of deflated JSON. Nothing of it is ever sent. What
// was typed since is kept in this tab, for each link apart: it is there after a reload, and gone with the tab.

const MARK = "v1."
const MOST_LINK = 8000 // more is cut by mail programs and chats
const MOST_TEXT = 2_000_000 // a short link may hold a text that fills the memory

export class DamagedLink extends Error {}

const within = (stream, most) => {
  const reader = stream.getReader()
  const parts = []
  let size = 0
  const next = ({ done, value }) => {
    if (done) return new Blob(parts).arrayBuffer()
    size += value.length
    if (size > most) return reader.cancel().then(() => Promise.reject(new DamagedLink()))
    parts.push(value)
    return reader.read().then(next)
  }
  return reader.read().then(next)
}

// Give the fragment for a text, or null where it would be longer than a link may be.
export async function written(shared, most = MOST_LINK) {
  const stream = new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream("deflate-raw"))
  const bytes = new Uint8Array(await within(stream, Infinity))
  let binary = ""
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  const fragment = MARK + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
  return fragment.length > most ? null : fragment
}

function sound({ text, file, asOf, settings = "" }) {
  if (typeof text !== "string" || typeof file !== "string" || !/^[^/\\\0]{1,120}$/.test(file)) throw new DamagedLink()
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new DamagedLink()
  if (typeof settings !== "string") throw new DamagedLink()
  return { text, file, asOf, settings }
}

const isOurs = (fragment) => /^v\d+\./.test(fragment)

// Give what a fragment holds, or null where it holds none of ours; a damaged one throws.
export async function read(fragment) {
  if (!isOurs(fragment)) return null
  try {
    if (!fragment.startsWith(MARK) || fragment.length > MOST_TEXT) throw new DamagedLink()
    const binary = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"))
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    return sound(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await within(stream, MOST_TEXT))))
  } catch {
    throw new DamagedLink()
  }
}

// Give the link in the address, where there is one of ours.
export const link = () => (isOurs(location.hash.slice(1)) ? location.hash : "")

const place = (of) => `onsrights:playground${of}`

// Keep what was made of a link, or nothing any more for null; false where the browser forbids that, or has no room left.
// What was kept before is gone then: an older text after a reload would be worse than none.
export function keep(of, shared) {
  try {
    sessionStorage.removeItem(place(of))
    if (shared) sessionStorage.setItem(place(of), JSON.stringify(shared))
    return true
  } catch {
    return false
  }
}

export function kept(of) {
  try {
    return sound(JSON.parse(sessionStorage.getItem(place(of))))
  } catch {
    return null
  }
}
