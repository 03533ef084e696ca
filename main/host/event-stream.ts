import type { ServerResponse } from 'node:http'
import type { Publish } from '../../shared/contract.ts'

/** A proxy or a sleeping computer drops a silent connection: a line of nothing keeps it, every so many ms. */
const heartbeat = 20_000

/** The windows that listen to events, one JSON line each. */
export class EventStream {
  readonly #windows = new Set<ServerResponse>()

  get windows(): number {
    return this.#windows.size
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.write('\n')
    const timer = setInterval(() => response.write('\n'), heartbeat)
    this.#windows.add(response)
    response.on('close', () => {
      clearInterval(timer)
      this.#windows.delete(response)
    })
  }

  readonly publish: Publish = (name, data) => {
    const line = `${JSON.stringify({ name, data })}\n`
    for (const window of this.#windows) window.write(line)
  }

  /** Lets all windows go. */
  end(): void {
    for (const window of this.#windows) window.end()
  }
}
