import { join } from 'node:path'
import { app } from 'electron'
import { createCore } from '../core.ts'
import { startingIn } from '../one-off-workspace.ts'
import { openSettings } from '../settings.ts'
import { confirmLoss } from './confirm-loss.ts'
import { offerContextMenu } from './context-menu.ts'
import { recoverFromCrash } from './crash.ts'
import { createFlush } from './flush.ts'
import { registerIdentity } from './identity.ts'
import { answerCalls } from './ipc.ts'
import type { Links } from './links.ts'
import { logFaults, openLog } from './log.ts'
import { installMenu } from './menu.ts'
import { workspaceAmong } from './options.ts'
import { serveRenderer } from './protocol.ts'
import { createPublisher } from './publisher.ts'
import { saveBeforeQuit, saveBeforeSleep } from './quit.ts'
import { openRemembered } from './remembered.ts'
import { guardPages } from './security/guard.ts'
import { createShell } from './shell.ts'
import { ElectronStore } from './store-library.ts'
import { menuText } from './texts.ts'
import { followTheme } from './theme.ts'
import { createMainWindow } from './window.ts'

interface Begin {
  /** Folder of the app's own data. */
  appData: string
  /** Folder of the built renderer. */
  renderer: string
  /** The built preload. */
  preload: string
  links: Links
}

/** Starts the app: the services, the guards, the window. Called when Electron is ready. */
export function start({ appData, renderer, preload, links }: Begin): void {
  const log = openLog(appData)
  logFaults(log)
  log(`Bollplank ${app.getVersion()} on ${process.platform}`)
  registerIdentity()

  const suggested = join(app.getPath('documents'), 'Bollplank')
  const { settings, suggestedFolder } = startingIn(workspaceAmong(process.argv), openSettings(ElectronStore, appData), suggested)
  const remembered = openRemembered(appData)
  const text = () => menuText(settings.read())
  const { publish, hasWindow, listen } = createPublisher()
  const { flush, flushed } = createFlush(() => {
    publish('flush', {})
    return hasWindow()
  })
  const core = createCore({ appData, settings, shell: createShell({ remembered, suggestedFolder, text, flushed }), publish, log })

  guardPages()
  serveRenderer(renderer)
  answerCalls(core.dispatch, log)
  const window = createMainWindow({ preload, remembered, publish, flush, confirmLoss: (owner) => confirmLoss(owner, text()) })

  const follow = () => {
    followTheme(settings.read().theme)
    installMenu(text(), (name) => publish('command', { name }))
  }
  listen('settings', follow)
  follow()
  app.on('web-contents-created', (_event, contents) => offerContextMenu(contents, text))

  recoverFromCrash(log)
  saveBeforeSleep(flush)
  saveBeforeQuit({ closeWindow: window.close, closeCore: core.close, log })
  app.on('activate', () => window.open(null))
  links.follow(window.open)
}
