import type { EventData, EventName } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { createHttpBridge } from './http-bridge.ts'

/** The two ways between a window and the services: ask, and be told. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply>
  /** Listens to an event; gives back the way to stop. */
  on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): () => void
}

declare global {
  interface Window {
    /** Put there by Electron's preload; missing in a browser window. */
    bollplank?: Bridge
  }
}

let chosen: Bridge | undefined

/** The bridge of this window: Electron's if there is one, otherwise HTTP to the loopback server. */
export function bridge(): Bridge {
  return (chosen ??= window.bollplank ?? createHttpBridge(takeToken()))
}

/** Puts a bridge in place, before anything is called. */
export function setBridge(other: Bridge): void {
  chosen = other
}

/** The token comes in the fragment, which is sent to nobody; it is kept for reloads of this tab and taken out of the address. */
function takeToken(): string {
  const match = /^#token=([\w-]+)$/.exec(location.hash)
  if (match) {
    sessionStorage.setItem('token', match[1]!)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return sessionStorage.getItem('token') ?? ''
}
