import { BrowserWindow } from 'electron'
import type { EventData, EventName, Publish } from '../../shared/contract.ts'

/** Carries events to every window, and to those in the main process who asked. */
export interface Publisher {
  publish: Publish
  hasWindow(): boolean
  listen<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): void
}

/** Makes the way from the services to the windows. */
export function createPublisher(): Publisher {
  const listeners: { name: EventName; listener: (data: never) => void }[] = []
  return {
    publish(name, data) {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send('event', name, data)
      for (const heard of listeners) if (heard.name === name) heard.listener(data as never)
    },
    hasWindow: () => BrowserWindow.getAllWindows().length > 0,
    listen: (name, listener) => void listeners.push({ name, listener }),
  }
}
