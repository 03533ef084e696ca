import { app, dialog } from 'electron'
import { fill } from '../spoken.ts'
import { menuText } from './texts.ts'

/** Says why the app cannot start, instead of leaving a program without a window, and ends it. */
export function showFailedStart(fault: unknown): void {
  const { failedTitle, failedText } = menuText({ language: 'system' })
  dialog.showErrorBox(failedTitle, fill(failedText, { why: fault instanceof Error ? fault.message : String(fault) }))
  app.exit(1)
}
