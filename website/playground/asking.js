// The worker as something that can be asked: the newest check wins, and one that takes too long is given up.

const TOO_LONG = 20_000 // milliseconds; whatever is not too large is through much sooner, on a slow telephone too

export class Desk {
  constructor({ base, files }, heard) {
    this.start = { base: new URL(base, document.baseURI).href, files }
    this.total = files.reduce((sum, [, size]) => sum + size, 0)
    this.heard = heard
    this.number = 0
    this.waiting = new Map()
    this.hire()
  }

  // A worker made of a blob is under the policy of the page, as one with an address of its own would not be.
  hire() {
    const source = `import ${JSON.stringify(this.start.base + "worker.js")}`
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }))
    this.ready = false
    this.worker = new Worker(url, { type: "module" })
    this.worker.onerror = (event) => this.heard({ failed: event.message ?? "the worker did not start" })
    this.worker.onmessage = ({ data }) => this.told(data)
    this.worker.postMessage(this.start)
  }

  told(data) {
    if (data.ready) this.ready = true
    if (data.id === undefined) return this.heard(data)
    const { resolve, reject, timer } = this.waiting.get(data.id)
    this.waiting.delete(data.id)
    clearTimeout(timer)
    return data.broken === undefined ? resolve(data.answer) : reject(new Error(data.broken))
  }

  again() {
    this.worker.terminate()
    this.hire()
  }

  ask(question) {
    const id = ++this.number
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(), TOO_LONG)
      this.waiting.set(id, { resolve, reject, timer })
      this.worker.postMessage({ id, question })
    })
  }

  giveUp() {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer)
      reject(new TooLong())
    }
    this.waiting.clear()
    this.again()
  }
}

export class TooLong extends Error {}
