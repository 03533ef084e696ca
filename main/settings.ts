import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
  fstatSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type Conf from 'conf'
import { readSettings, type Settings, type SettingsChange } from '../shared/settings.ts'
import type { SettingsFile } from './services/context.ts'
import { failureFrom } from './store/disk-failure.ts'

/** conf or electron-store, which is the same class; both write one format. */
export type SettingsClass = new (options: {
  cwd: string
  configName: string
  configFileMode: number
  clearInvalidConfig: boolean
}) => Conf<Record<string, unknown>>

/**
 * The settings file under `appData`, read once and kept in memory. Its library writes without looking at how much was
 * written and loses the file on a full disk, so the write is ours (store.md §1.2). A torn file is kept beside and the
 * last good one, or the defaults, take its place.
 */
export function openSettings(Library: SettingsClass, appData: string): SettingsFile {
  mkdirSync(appData, { recursive: true, mode: 0o700 })
  const path = join(appData, 'settings.json')
  const backup = join(appData, 'settings.backup.json')
  if (!isWhole(path)) {
    if (existsSync(path)) renameSync(path, freeName(appData))
    if (isWhole(backup)) copyFileSync(backup, path)
  }
  class Durable extends Library {}
  Object.defineProperty(Durable.prototype, '_write', {
    value: (value: unknown) => replaceFileSync(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`)),
  })
  const file = new Durable({ cwd: appData, configName: 'settings', configFileMode: 0o600, clearInvalidConfig: false })
  let settings: Settings = readSettings(file.store)
  return {
    read: () => settings,
    change(change: SettingsChange) {
      let changed: Settings
      try {
        // Another shell may have changed something else meanwhile.
        const stored = { ...settings, ...file.store }
        changed = readSettings({ ...stored, ...change })
        file.store = { ...stored, ...changed }
      } catch (fault) {
        throw failureFrom(fault, path)
      }
      settings = changed
      try {
        replaceFileSync(backup, Buffer.from(`${JSON.stringify(changed, null, 2)}\n`))
      } catch {
        // The settings themselves are safe; the spare copy can wait for the next change.
      }
      return changed
    },
  }
}

function isWhole(path: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function freeName(folder: string): string {
  for (let n = 1; ; n++) {
    const path = join(folder, `settings.corrupt-${n}.json`)
    if (!existsSync(path)) return path
  }
}

/** The synchronous twin of `replaceFile`, for the library that saves synchronously. */
function replaceFileSync(path: string, bytes: Buffer): void {
  const temporary = `${path}-${process.pid}.tmp`
  try {
    writeDurablySync(temporary, bytes)
    renameSync(temporary, path)
  } catch (fault) {
    rmSync(temporary, { force: true })
    throw fault
  }
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function writeDurablySync(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w', 0o600)
  try {
    for (let position = 0; position < bytes.length;) {
      const written = writeSync(file, bytes, position)
      if (written === 0) throw Object.assign(new Error('no bytes written'), { code: 'ENOSPC' })
      position += written
    }
    fsyncSync(file)
    if (fstatSync(file).size !== bytes.length) throw Object.assign(new Error('size differs'), { code: 'EIO' })
  } finally {
    closeSync(file)
  }
}
