import { app, type BrowserWindow, powerMonitor } from 'electron'

/** How long the services may take to close the workspace, in ms. */
const patience = 10_000

/** What must be done before the app may end. */
interface Leaving {
  /** Saves what the window holds and closes it; false when the user goes back to it instead. */
  closeWindow(): Promise<boolean>
  /** Waits for saves under way and closes the workspace. */
  closeCore(): Promise<void>
  log(line: string): void
}

/** Lets the app end only when everything is on disk, and then surely: every step has its time. */
export function saveBeforeQuit({ closeWindow, closeCore, log }: Leaving): void {
  let stage: 'running' | 'leaving' | 'saved' = 'running'

  const leave = async () => {
    if (!(await closeWindow())) {
      stage = 'running'
      return
    }
    await within(patience, closeCore()).then(
      () => log('closed'),
      (fault: unknown) => log(`the workspace did not close: ${String(fault)}`),
    )
    stage = 'saved'
    app.quit()
  }

  app.on('before-quit', (event) => {
    if (stage === 'saved') return
    event.preventDefault()
    if (stage === 'leaving') return
    stage = 'leaving'
    void leave()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

/** Saves when the computer goes to sleep, and quits in good order when it shuts down (Linux, macOS). */
export function saveBeforeSleep(flush: () => Promise<boolean>): void {
  powerMonitor.on('suspend', () => void flush())
  powerMonitor.on('shutdown', ((event: Electron.Event) => {
    event.preventDefault()
    app.quit()
  }) as () => void)
}

/** Windows ends a session without `before-quit`: the window is asked to save as soon as the end is announced. */
export function saveBeforeSessionEnd(window: BrowserWindow, flush: () => Promise<boolean>): void {
  window.on('query-session-end', () => void flush())
  window.on('session-end', () => void flush())
}

function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout
  const late = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
