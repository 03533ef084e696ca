import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withBackup } from '../../main/store/backup/backup.ts'
import { writeCopy } from '../../main/store/backup/copy-file.ts'
import type { ListedBackup } from '../../main/store/backup/list-backups.ts'
import { makeBackup } from '../../main/store/backup/make-backup.ts'
import { idOf, noteContent, workspaceFolder } from './workspace.ts'

/** A workspace with a few notes, history and a tombstone, and the ways to back it up. */
export async function backedUpWorkspace(notes = 3) {
  const place = await workspaceFolder()
  const workspace = await place.open()
  for (let n = 1; n <= notes; n++) await workspace.save('note', idOf(n), 0, noteContent(`Anteckning ${n}`))
  const dataFolder = join(place.appData, 'workspaces', workspace.id)
  const history = join(dataFolder, 'history', 'note')
  const tombstones = join(place.folder, 'deleted')
  for (const folder of [history, tombstones]) await mkdir(folder, { recursive: true })
  await writeFile(join(history, `${idOf(1)}.hist`), 'BPHIST1\nversioner')
  await writeFile(join(tombstones, '6f1d2c3b-1111-4222-8333-444455556666.ndjson'), '{}\n')
  const store = join(place.appData, 'backups', workspace.id)
  const make = (options: { why?: string; onlyIfChanged?: boolean } = {}) =>
    makeBackup({ store, workspace: place.folder, dataFolder, app: '0.1.0', now: new Date(place.clock.now), why: 'hand', ...options })
  const made = async (): Promise<ListedBackup> => (await make())!
  /** A portable copy of a backup just made. */
  const copy = async (name = 'kopia.bollplank'): Promise<string> => {
    const path = join(place.root, name)
    await withBackup((await made()).path, (backup) => writeCopy(path, backup))
    return path
  }
  return { ...place, workspace, dataFolder, store, make, made, copy }
}
