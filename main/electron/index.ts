import { join } from 'node:path'
import { app } from 'electron'
import { appDataFolder } from '../places.ts'
import { useAppData } from './app-data.ts'
import { showFailedStart } from './failed-start.ts'
import { listenForLinks } from './links.ts'
import { registerAppScheme } from './protocol.ts'
import { start } from './start.ts'

/** Everything here must happen before the app is ready. No top-level `await`: Electron waits for this module before it says so. */
const appData = appDataFolder()
app.enableSandbox()
useAppData(appData)
registerAppScheme()
if (app.requestSingleInstanceLock()) {
  const links = listenForLinks(process.argv)
  const built = join(import.meta.dirname, '..')
  const paths = {
    appData,
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload', 'preload.cjs'),
    searchThread: join(built, 'main', 'search-thread.cjs'),
  }
  app
    .whenReady()
    .then(() => start({ ...paths, links }))
    .catch(showFailedStart)
} else {
  app.quit()
}
