import { contextBridge, ipcRenderer } from 'electron'
import type { EventName } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'

type Listener = (data: unknown) => void

/** The events a window may hear; the compiler keeps the names equal to the contract's. */
const listeners: Record<EventName, Set<Listener>> = {
  changed: new Set(),
  settings: new Set(),
  workspace: new Set(),
  command: new Set(),
  navigate: new Set(),
  progress: new Set(),
  flush: new Set(),
}

const isEvent = (name: string): name is EventName => Object.hasOwn(listeners, name)

ipcRenderer.on('event', (_event, name: string, data: unknown) => {
  if (isEvent(name)) for (const listener of listeners[name]) listener(data)
})

/** All that the page gets of the world outside it. */
const bridge = {
  /** Asks the services; the answer is always a `Reply`. */
  call: (name: string, input: unknown): Promise<Reply> => ipcRenderer.invoke('call', name, input),
  /** Hears an event of the contract; returns a function that stops it. Throws on any other name. */
  on: (name: string, listener: Listener): (() => void) => {
    if (!isEvent(name)) throw new Error('no such event')
    const heard: Listener = (data) => listener(data)
    listeners[name].add(heard)
    return () => listeners[name].delete(heard)
  },
}

contextBridge.exposeInMainWorld('bollplank', bridge)
