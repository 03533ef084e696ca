import { join } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { stateIfPresent } from '../safe-file.ts'
import { entries } from '../workspace-folder.ts'
import { backupHeader, copyEnding } from './backup.ts'
import type { ManifestHeader } from './manifest.ts'

/** A backup as lists show it. */
export interface ListedBackup extends ManifestHeader {
  path: string
}

/** Backups that can be read, the latest made first, and the files of those that cannot. */
export interface BackupList {
  backups: ListedBackup[]
  unreadable: string[]
}

/** Where a store's manifests lie. */
export const manifestsIn = (store: string): string => join(store, 'manifests')

/** The backups of a store. */
export async function listStore(store: string): Promise<BackupList> {
  const names = (await entries(manifestsIn(store))).filter((name) => /^\d+-[\w-]+\.json$/.test(name))
  return readAll(names.map((name) => join(manifestsIn(store), name)))
}

/**
 * The backups that can be found from a folder or file that a user points out: portable copies in it, and stores in it or
 * up to three folders down (a second place holds `<workspace>/<computer>/manifests`).
 */
export async function findBackups(place: string): Promise<BackupList> {
  if ((await stateIfPresent(place))?.isFile()) return readAll([place])
  const found: string[] = []
  const look = async (folder: string, depth: number): Promise<void> => {
    for (const name of await entries(folder)) {
      const path = join(folder, name)
      if (name.endsWith(copyEnding)) found.push(path)
      else if (name === 'manifests')
        found.push(...(await entries(path)).filter((file) => file.endsWith('.json')).map((file) => join(path, file)))
      else if (depth > 0 && !name.startsWith('.') && (await isFolder(path))) await look(path, depth - 1)
      if (found.length > most) return
    }
  }
  await look(place, 3)
  return readAll(found.slice(0, most))
}

/** Somebody may point out a whole disk. */
const most = 1000

async function readAll(paths: readonly string[]): Promise<BackupList> {
  const list: BackupList = { backups: [], unreadable: [] }
  for (const path of paths) {
    try {
      list.backups.push({ ...(await backupHeader(path)), path })
    } catch (fault) {
      if (!(fault instanceof Failure)) throw fault
      list.unreadable.push(path)
    }
  }
  list.backups.sort((a, b) => b.number - a.number || (a.madeAt < b.madeAt ? 1 : -1))
  return list
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stateIfPresent(path))?.isDirectory() ?? false
  } catch {
    return false
  }
}
