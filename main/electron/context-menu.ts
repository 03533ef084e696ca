import { Menu, type WebContents } from 'electron'
import type { MenuText } from './menu.ts'

/** The menu of the right button over text: Electron has none of its own. */
export function offerContextMenu(contents: WebContents, text: () => MenuText): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return
    const { cut, copy, paste, selectAll } = text()
    Menu.buildFromTemplate([
      { role: 'cut', label: cut, enabled: editFlags.canCut, visible: isEditable },
      { role: 'copy', label: copy, enabled: editFlags.canCopy },
      { role: 'paste', label: paste, enabled: editFlags.canPaste, visible: isEditable },
      { type: 'separator' },
      { role: 'selectAll', label: selectAll },
    ]).popup()
  })
}
