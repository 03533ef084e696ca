import type { Frame } from 'playwright-core'
import { Emitter, only } from './only.ts'
import { toInside } from './origin.ts'

/** A frame as the main process sees it. */
export interface SenderFrame {
  url: string
  parent: SenderFrame | null
}

export function senderFrame(frame: Frame): SenderFrame {
  const parent = frame.parentFrame()
  return only('WebFrameMain', { url: toInside(frame.url()), parent: parent && senderFrame(parent) })
}

type Handler = Parameters<Electron.IpcMain['handle']>[1]

/** Electron's `ipcMain`. */
export class IpcMain extends Emitter implements Pick<Electron.IpcMain, 'handle'> {
  private readonly handlers = new Map<string, Handler>()
  constructor() {
    super(['electron-store-get-data'])
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  channels = (): string[] => [...this.handlers.keys(), ...this.eventNames().map(String)]

  /** Carries a message of a page to its handler and the answer back; both are cloned on the way, as between processes. */
  async carry(frame: Frame, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const event = only('event', { senderFrame: senderFrame(frame) }) as unknown as Electron.IpcMainInvokeEvent
    const answer: unknown = await handler(event, ...structuredClone(args))
    return structuredClone(answer)
  }
}

export const ipcMain = only('ipcMain', new IpcMain())
