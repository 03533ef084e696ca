import { app } from './app.ts'
import { browser } from './browser.ts'
import { Emitter, only } from './only.ts'
import { startOptions } from './start-options.ts'
import { createWebContents, type WebContents } from './web-contents.ts'

const events = ['close', 'closed', 'ready-to-show', 'query-session-end', 'session-end']

type Used = 'loadURL' | 'show' | 'focus' | 'close' | 'destroy' | 'isMinimized' | 'restore' | 'maximize' | 'isMaximized' | 'getNormalBounds'

/** A window: a page of Chromium with the frame that the system would draw around it left out. */
export class BrowserWindow extends Emitter implements Pick<Electron.BrowserWindow, Used> {
  static getAllWindows = (): BrowserWindow[] => [...app.windows] as BrowserWindow[]

  readonly webContents: WebContents
  visible = false
  private maximized = false
  private readonly bounds: Electron.Rectangle

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} }: Electron.BrowserWindowConstructorOptions) {
    super(events)
    app.afterReady('BrowserWindow')
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, preload } = webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag)
      throw new Error('the stand-in has sandboxed pages only')
    this.bounds = { x, y, width, height }
    this.visible = show
    this.webContents = createWebContents(preload ?? '', startOptions.viewport ? null : { width, height })
    const window = only('BrowserWindow', this)
    app.windows.add(window)
    app.fire('web-contents-created', {}, this.webContents)
    return window
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
    const { debuggerPort } = browser
    process.send?.({ loaded: url, debuggerPort })
  }

  show(): void {
    this.visible = true
  }

  focus(): void {}
  isMinimized = () => false
  restore(): void {}
  maximize(): void {
    this.maximized = true
  }
  isMaximized = () => this.maximized
  getNormalBounds = () => this.bounds

  close(): void {
    if (!this.fire('close')) this.destroy()
  }

  /** As Electron: at once, without asking the page. */
  destroy(): void {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents === this.webContents)
    if (!window) return
    void this.webContents.page.then((page) => page.close())
    app.windows.delete(window)
    this.emit('closed')
    app.windowClosed(window)
  }
}
