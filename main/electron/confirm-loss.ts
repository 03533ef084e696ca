import { type BrowserWindow, dialog } from 'electron'
import type { MenuText } from './menu.ts'

/** Asks whether to close a window that holds something that could not be saved. Going back is the default. */
export async function confirmLoss(window: BrowserWindow, { unsavedTitle, unsavedText, goBack, closeAnyway }: MenuText): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: unsavedTitle,
    detail: unsavedText,
    buttons: [goBack, closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
