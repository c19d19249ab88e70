// Keeps the files of the playground, so that it works without a network once it was opened. KEPT is written by the build.

const { version, files } = KEPT
const prefix = `${self.registration.scope} `
const name = prefix + version
const old = (key) => key.startsWith(prefix) && key !== name

self.addEventListener("install", (event) => {
  const kept = caches.open(name).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" }))))
  event.waitUntil(kept.then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => {
  const gone = caches.keys().then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key))))
  event.waitUntil(gone.then(() => self.clients.claim()))
})

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return
  const kept = caches.open(name).then((cache) => cache.match(event.request, { ignoreSearch: true }))
  event.respondWith(kept.then((response) => response ?? fetch(event.request)))
})
