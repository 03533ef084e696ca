import { readFileSync } from 'node:fs'
import type { Frame, Page, Route } from 'playwright-core'
import { browser } from './browser.ts'
import { ipcMain } from './ipc.ts'
import { Emitter, only } from './only.ts'
import { pageOrigin, toInside, toOutside } from './origin.ts'
import { type PageSide, preloadScript } from './page-side.ts'
import { answerScheme } from './protocol.ts'
import { askPermission, cancels, session } from './session.ts'
import { scheme, seen } from './system.ts'

const events = ['context-menu', 'will-attach-webview', 'will-frame-navigate', 'will-redirect']

type Used = 'send' | 'reload' | 'isLoadingMainFrame' | 'getURL' | 'setWindowOpenHandler'
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** The page of a window: a page of Chromium, with the app's guards between it and the world. */
export class WebContents extends Emitter implements Pick<Electron.WebContents, Used> {
  readonly page: Promise<Page>
  private opened: Page | undefined
  private loading = false
  /** The address that the main process itself is loading: such a navigation asks nobody. */
  private ordered: string | undefined
  private openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(preload: string, size: { width: number; height: number } | null) {
    super(events)
    this.page = this.open(readFileSync(preload, 'utf8'), size)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  getURL = (): string => toInside(this.opened?.url() ?? '')
  isLoadingMainFrame = (): boolean => this.loading

  async loadURL(url: string): Promise<void> {
    await this.load(url, (page) => page.goto(toOutside(url)))
  }

  reload(): void {
    void this.load(this.getURL(), (page) => page.reload())
  }

  /** Sends a message to the page; a page that is on its way elsewhere does not get it, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const message = structuredClone(args)
    void this.page
      .then((page) =>
        page.evaluate(([name, parts]) => (globalThis as unknown as PageSide).electronStandIn?.receive(name, parts), [
          channel,
          message,
        ] as const),
      )
      .catch(() => {})
  }

  private async load(url: string, go: (page: Page) => Promise<unknown>): Promise<void> {
    this.loading = true
    this.ordered = url
    const page = await this.page
    await go(page).finally(() => (this.loading = false))
  }

  private async open(preload: string, size: { width: number; height: number } | null): Promise<Page> {
    const page = await browser.newPage()
    this.opened = page
    // Writing to the clipboard is the power that Chromium would ask a person about.
    if (askPermission('clipboard-sanitized-write', 'app://bollplank/').check) {
      await browser.context.grantPermissions(['clipboard-write'], { origin: pageOrigin })
    }
    if (size) await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme() })
    await page.exposeBinding('electronStandInInvoke', ({ frame }, channel: string, args: unknown[]) => ipcMain.carry(frame, channel, args))
    await page.addInitScript(preloadScript(preload))
    await page.route('**/*', (route) => this.answer(route))
    page.on('download', (download) => {
      if (!session.defaultSession.fire('will-download')) return
      seen.downloadsStopped.push(download.suggestedFilename())
      void download.cancel()
    })
    const debug = await browser.context.newCDPSession(page)
    debug.on('Page.windowOpen', ({ url }) => this.askForWindow(url))
    await debug.send('Page.enable')
    return page
  }

  private askForWindow(url: string): void {
    if (
      this.openHandler({
        url: toInside(url),
        frameName: '',
        features: '',
        disposition: 'default',
        referrer: { policy: 'default', url: '' },
      }).action !== 'deny'
    )
      throw new Error('the stand-in opens no second window')
  }

  /** Everything that the page fetches passes here: first the guards, then the registered handler. */
  private async answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toInside(request.url())
    if (request.isNavigationRequest() && !this.mayGo(url, request.frame())) return route.abort('aborted')
    const response = cancels(url) ? null : await answerScheme(url, request.method())
    if (!response) return route.abort('blockedbyclient')
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
  }

  private mayGo(url: string, frame: Frame): boolean {
    const isMainFrame = frame.parentFrame() === null
    if (isMainFrame && url === this.ordered) {
      this.ordered = undefined
      return true
    }
    const stopped = this.fire('will-frame-navigate', { url, isMainFrame })
    if (stopped) seen.navigationsStopped.push(url)
    return !stopped
  }
}

/** A page of a window. */
export const createWebContents = (...parts: ConstructorParameters<typeof WebContents>): WebContents =>
  only('webContents', new WebContents(...parts))
