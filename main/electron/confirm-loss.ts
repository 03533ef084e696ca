import { type BrowserWindow, dialog } from 'electron'
import type { Output } from '../../shared/contract.ts'
import type { MenuText } from './menu.ts'

/**
 * Asks whether to close a window that holds something that could not be saved. Going back is the default; `saveCopy` offers
 * to keep the text somewhere else first. A copy that was not saved after all leads back to the question.
 */
export async function confirmLoss(
  window: BrowserWindow,
  text: MenuText,
  saveCopy?: () => Promise<Output<'shell.saveFile'>>,
): Promise<boolean> {
  const buttons = saveCopy ? [text.goBack, text.saveCopy, text.closeAnyway] : [text.goBack, text.closeAnyway]
  for (let detail = text.unsavedText; ;) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: text.unsavedTitle,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 0) return false
    if (!saveCopy || response === 2) return true
    try {
      if ((await saveCopy()).how === 'saved') return true
      detail = text.unsavedText
    } catch {
      detail = text.copyFailed
    }
  }
}
