import { basename, dirname, extname, join } from 'node:path'
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { Shell } from '../services/context.ts'
import { replaceFile } from '../store/safe-file.ts'
import type { MenuText } from './menu.ts'
import type { RememberedFile } from './remembered.ts'

interface Parts {
  remembered: RememberedFile
  suggestedFolder: string
  text: () => MenuText
  flushed: (unsaved: boolean) => void
}

/** What Electron can do for the services: tell of itself, and ask for folders and files in dialogs of the system. */
export function createShell({ remembered, suggestedFolder, text, flushed }: Parts): Shell {
  const documents = app.getPath('documents')
  /** Dialogs would begin among the downloads. */
  const lastFolder = () => remembered.read().folder ?? documents
  return {
    facts: {
      name: 'electron',
      platform: process.platform,
      version: app.getVersion(),
      canChooseFolder: true,
      languages: app.getPreferredSystemLanguages(),
    },
    suggestedFolder,
    async chooseFolder() {
      const { chooseFolder: title, choose: buttonLabel } = text()
      const properties: OpenDialogOptions['properties'] = ['openDirectory', 'createDirectory', 'promptToCreate']
      const { filePaths } = await askToOpen({ title, buttonLabel, properties, defaultPath: lastFolder() })
      const [folder] = filePaths
      if (folder === undefined) return null
      remembered.keep({ folder: dirname(folder) })
      return folder
    },
    async saveFile(fileName, content) {
      const name = safeName(fileName)
      const ending = extname(name)
      const filters = ending === '' ? [] : [{ name: ending, extensions: [ending.slice(1)] }]
      const { canceled, filePath } = await askToSave({ title: text().saveFile, defaultPath: join(lastFolder(), name), filters })
      if (canceled || filePath === '') return { how: 'cancelled' }
      await replaceFile(filePath, Buffer.from(content))
      remembered.keep({ folder: dirname(filePath) })
      return { how: 'saved', path: filePath }
    },
    flushed,
  }
}

/** A name that every system accepts for a file, without a folder in it. */
export function safeName(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'))
    .replace(/[<>:"|?*\p{Cc}]/gu, '-')
    .replace(/^\.+|[. ]+$/g, '')
  return name === '' ? 'Bollplank' : name
}

const owner = () => BrowserWindow.getAllWindows()[0]

const askToOpen = (options: OpenDialogOptions) => {
  const window = owner()
  return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
}

const askToSave = (options: SaveDialogOptions) => {
  const window = owner()
  return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
}
