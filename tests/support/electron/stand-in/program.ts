import { register } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { openBrowser } from './browser.ts'
import { BrowserWindow } from './browser-window.ts'
import { obeyTest } from './control.ts'
import { ipcMain } from './ipc.ts'
import { Menu } from './menu.ts'
import { only } from './only.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'
import { dialog, nativeTheme, powerMonitor, screen, shell } from './system.ts'

/*
 * `node program.js ENTRY`: runs the app's built main program with this very module in the place of `electron`.
 * A name that is not exported here fails when the app is linked, a member that is not there when it is read.
 */
export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, screen, session, shell }
export default only('electron', { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, screen, session, shell })

const hook = `export const resolve = (name, context, next) =>
  name === 'electron' ? { url: ${JSON.stringify(import.meta.url)}, shortCircuit: true } : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)

/** Electron says that it is ready only when the entry module has run to its end: a top-level `await` for it never ends. */
async function run(entry: string): Promise<void> {
  obeyTest()
  await import(pathToFileURL(resolve(entry)).href)
  await openBrowser()
  app.up()
}

run(process.argv[2] ?? '').catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
