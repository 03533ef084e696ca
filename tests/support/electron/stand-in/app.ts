import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Emitter, only } from './only.ts'
import { startOptions } from './start-options.ts'

const events = [
  'activate',
  'before-quit',
  'open-url',
  'quit',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]

type Used =
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'enableSandbox'
  | 'setPath'
  | 'getPath'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'name'
  | 'isPackaged'

/** A window as `quit` sees it. */
export interface Closable {
  close(): void
}

/** Electron's `app`. */
export class App extends Emitter implements Pick<Electron.App, Used> {
  name = 'Bollplank'
  readonly isPackaged = false
  /** Whether the ready event has been: it comes only after the entry module has run to its end. */
  isUp = false
  readonly windows = new Set<Closable>()
  private readonly paths = new Map([['documents', startOptions.documents]])
  private becomeReady = () => {}
  private readonly ready = new Promise<void>((resolve) => (this.becomeReady = resolve))
  private quitting = false
  /** Closes the browser. */
  ending: () => Promise<void> = async () => {}

  constructor() {
    super(events)
  }

  whenReady = () => this.ready

  up(): void {
    this.isUp = true
    this.becomeReady()
  }

  enableSandbox = () => this.beforeReady('enableSandbox')

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`${path} does not exist`)
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`the stand-in has no path named ${name}`)
    return path
  }

  getVersion(): string {
    const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string }
    return version
  }

  getPreferredSystemLanguages = () => [startOptions.locale]
  requestSingleInstanceLock = () => !startOptions.lockHeld
  setAppUserModelId(): void {}

  /** As Electron: `before-quit`, then each window's `close`; whoever prevents one stops the quitting. */
  quit(): void {
    if (this.quitting) return
    this.quitting = !this.fire('before-quit')
    if (!this.quitting) return
    for (const window of this.windows) window.close()
    if (this.windows.size > 0) this.quitting = false
    else this.leave()
  }

  exit(code = 0): void {
    void this.ending().finally(() => process.exit(code))
  }

  /** A window is gone; when it was the last one, the app hears of it and by default ends. */
  windowClosed(window: Closable): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.quitting) return
    setImmediate(() => {
      if (this.windows.size > 0) return
      if (this.listenerCount('window-all-closed') === 0) this.quit()
      else this.emit('window-all-closed')
    })
  }

  beforeReady(what: string): void {
    if (this.isUp) throw new Error(`${what} must be called before the app is ready`)
  }

  afterReady(what: string): void {
    if (!this.isUp) throw new Error(`${what} must not be used before the app is ready`)
  }

  private leave(): void {
    if (this.fire('will-quit')) {
      this.quitting = false
      return
    }
    this.fire('quit', {}, 0)
    this.exit(0)
  }
}

export const app = only('app', new App())
