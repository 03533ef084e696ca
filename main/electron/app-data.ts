import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Puts the app's data where every shell looks for it, and Chromium's own files in a folder of their own within it.
 * Electron throws on a folder that does not exist; one that cannot be made is told of later, when there can be a dialog.
 */
export function useAppData(appData: string): void {
  const chromium = join(appData, 'chromium')
  try {
    mkdirSync(chromium, { recursive: true, mode: 0o700 })
    app.setPath('userData', appData)
    app.setPath('sessionData', chromium)
  } catch {
    // The start meets the same fault and says so.
  }
}
