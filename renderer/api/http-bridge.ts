import type { EventData, EventName } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import type { Bridge } from './bridge.ts'

/** Bodies up to this size may be sent while the page is going away (the platform's limit is 64 KiB in all). */
const keptAlive = 60_000

type Listener = (data: never) => void

/** Calls and events over HTTP to the loopback server that served this page. */
export function createHttpBridge(token: string): Bridge {
  const listeners = new Map<EventName, Set<Listener>>()
  const headers = { authorization: `Bearer ${token}` }

  const tell = (name: EventName, data: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(data as never)
  }

  const listen = async () => {
    for (let wait = 500; ; wait = Math.min(wait * 2, 5000)) {
      try {
        const response = await fetch('/api/events', { headers })
        if (response.status === 401) return
        if (response.ok && response.body) {
          wait = 500
          for await (const { name, data } of readEvents(response.body)) tell(name, data)
        }
      } catch {
        // The server is gone for now: it may come back.
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  return {
    async call(name, input): Promise<Reply> {
      const body = JSON.stringify(input)
      try {
        const response = await fetch(`/api/call/${name}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body,
          keepalive: body.length < keptAlive,
        })
        return (await response.json()) as Reply
      } catch {
        return { ok: false, error: { code: 'unreachable', message: 'no answer' } }
      }
    },
    on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void) {
      if (listeners.size === 0) void listen()
      const set = listeners.get(name) ?? new Set<Listener>()
      listeners.set(name, set.add(listener as Listener))
      return () => set.delete(listener as Listener)
    },
  }
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<{ name: EventName; data: unknown }> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as { name: EventName; data: unknown }
  }
}
