// A text in the fragment of a link: a mark for the form, then base64 of deflated JSON. Nothing of it is ever sent.

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

// Give what a fragment holds, or null where it holds none of ours; a damaged one throws.
export async function read(fragment) {
  if (!/^v\d+\./.test(fragment)) return null
  try {
    if (!fragment.startsWith(MARK) || fragment.length > MOST_TEXT) throw new DamagedLink()
    const binary = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"))
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    const shared = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await within(stream, MOST_TEXT)))
    const { text, file, asOf } = shared
    if (typeof text !== "string" || typeof file !== "string" || !/^[^/\\\0]{1,120}$/.test(file)) throw new DamagedLink()
    if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new DamagedLink()
    return { text, file, asOf }
  } catch {
    throw new DamagedLink()
  }
}
