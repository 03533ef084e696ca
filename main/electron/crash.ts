import { app } from 'electron'

/** A window that breaks again within this time (ms) is left alone: reloading it once more would go round for ever. */
const grace = 60_000

/** Logs that a window's process ended, and loads the page again, once. */
export function recoverFromCrash(log: (line: string) => void, now: () => number = Date.now): void {
  let last = -Infinity
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log(`the window's process ended: ${reason} (${exitCode})`)
    if (now() - last > grace) contents.reload()
    last = now()
  })
}
