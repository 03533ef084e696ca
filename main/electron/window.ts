import { BrowserWindow, screen } from 'electron'
import type { Publish } from '../../shared/contract.ts'
import { address } from './origin.ts'
import { saveBeforeSessionEnd } from './quit.ts'
import type { RememberedFile } from './remembered.ts'
import { webPreferences } from './security/web-preferences.ts'
import { paper } from './theme.ts'
import { least, placeWindow, rememberWindow } from './window-state.ts'

/** The app's window. */
export interface MainWindow {
  /** Brings the window forward, makes it first if there is none, and shows a place in it if one is given. */
  open(place: string | null): void
  /** Lets the window save what it holds and closes it, at once when there is none; false when the user goes back to it. */
  close(): Promise<boolean>
}

/** What the window needs of the rest. */
interface Parts {
  preload: string
  remembered: RememberedFile
  publish: Publish
  flush: () => Promise<boolean>
  /** Asks whether to close although something could not be saved. */
  confirmLoss: (window: BrowserWindow) => Promise<boolean>
}

/** The one window, opened when `open` is called. */
export function createMainWindow({ preload, remembered, publish, flush, confirmLoss }: Parts): MainWindow {
  let window: BrowserWindow | null = null
  let closing: Promise<boolean> | null = null

  const make = (place: string) => {
    const made = openWindow(preload, remembered)
    made.on('close', (event) => {
      event.preventDefault()
      void close()
    })
    made.on('closed', () => {
      window = null
    })
    saveBeforeSessionEnd(made, flush)
    void made.loadURL(address(place))
    return made
  }

  const close = () => {
    closing ??= (async () => {
      if (!window) return true
      rememberWindow(window, remembered)
      const unsaved = await flush()
      if (unsaved && window && !(await confirmLoss(window))) return false
      window?.destroy()
      return true
    })().finally(() => {
      closing = null
    })
    return closing
  }

  return {
    open(place) {
      if (!window || closing) {
        void close().then((closed) => closed && (window ??= make(place ?? '/')))
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      if (place === null) return
      if (window.webContents.isLoadingMainFrame()) void window.loadURL(address(place))
      else publish('navigate', { to: place })
    },
    close,
  }
}

function openWindow(preload: string, remembered: RememberedFile): BrowserWindow {
  const { bounds, maximized } = remembered.read()
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const window = new BrowserWindow({
    ...placeWindow(
      bounds,
      [main, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: least.width,
    minHeight: least.height,
    backgroundColor: paper(),
    title: 'Bollplank',
    show: false,
    webPreferences: webPreferences(preload),
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  return window
}
