import { ipcMain } from 'electron'
import Store from 'electron-store'
import type { SettingsClass } from '../settings.ts'

type Options = ConstructorParameters<SettingsClass>[0]

/** electron-store with conf's options: it knows the file's name as `name` and overwrites `configName` with it. */
export class ElectronStore extends Store<Record<string, unknown>> {
  constructor(options: Options) {
    super({ ...options, name: options.configName })
    // It opens a channel of its own that tells any sender where the data lies; nobody here needs it.
    ipcMain.removeAllListeners('electron-store-get-data')
  }
}
