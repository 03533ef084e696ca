import type { Control, ControlRequest } from '../control.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ipcMain } from './ipc.ts'
import { clickMenu, menuBar } from './menu.ts'
import { askPermission } from './session.ts'
import { powerMonitor, prepareDialog, seen } from './system.ts'

const window = (): BrowserWindow => {
  const [first] = BrowserWindow.getAllWindows()
  if (!first) throw new Error('there is no window')
  return first
}

const targets = { app: () => app, powerMonitor: () => powerMonitor, window, contents: () => window().webContents }

const acts: { [Name in keyof Control]: (ask: Control[Name]['ask']) => Control[Name]['answer'] } = {
  fire({ on, event, args }) {
    const [first, ...rest] = args
    const details = typeof first === 'object' && first !== null ? first : {}
    return { prevented: targets[on]().fire(event, details, ...(details === first ? rest : args)) }
  },
  closeWindow() {
    window().close()
    return null
  },
  quit() {
    app.quit()
    return null
  },
  crash({ reason }) {
    app.fire('render-process-gone', {}, window().webContents, { reason, exitCode: 5 })
    return null
  },
  menu: () => menuBar(),
  click({ id }) {
    clickMenu(id)
    return null
  },
  prepareDialog({ paths }) {
    prepareDialog(paths)
    return null
  },
  permission: ({ permission, origin }) => askPermission(permission, origin),
  seen: () => ({
    ...seen,
    channels: ipcMain.channels(),
    windows: BrowserWindow.getAllWindows().map((one) => ({
      url: one.webContents.getURL(),
      visible: one.visible,
      bounds: one.getNormalBounds(),
    })),
  }),
}

/** Does what the test's process asks for. */
export function obeyTest(): void {
  // Without its test the app has nobody to end it.
  process.on('disconnect', () => process.exit(1))
  process.on('message', ({ id, name, ask }: ControlRequest) => {
    try {
      process.send?.({ id, answer: (acts[name] as (ask: unknown) => unknown)(ask) })
    } catch (fault) {
      process.send?.({ id, fault: String(fault) })
    }
  })
}
