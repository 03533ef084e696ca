import { unlink } from 'node:fs/promises'
import { failureFrom } from '../disk-failure.ts'
import { sweep } from '../workspace-folder.ts'
import { withBackup } from './backup.ts'
import { listStore, manifestsIn } from './list-backups.ts'
import { dropObject, listObjects } from './objects.ts'
import { backupsToKeep } from './rotation.ts'

/**
 * Removes the backups whose turn is over, then the objects that nobody refers to. As long as one manifest cannot be read,
 * no object is removed: nobody knows what it refers to. Throws a `Failure`.
 */
export async function rotate(store: string): Promise<void> {
  const { backups, unreadable } = await listStore(store)
  const kept = backupsToKeep(backups)
  for (const backup of backups) if (!kept.includes(backup)) await removeManifest(backup.path)
  await sweep(manifestsIn(store))
  if (unreadable.length > 0) return
  const referred = new Set<string>()
  for (const { path } of kept) await withBackup(path, async ({ files }) => files.forEach(({ sha256 }) => referred.add(sha256)))
  for (const sha256 of await listObjects(store)) if (!referred.has(sha256)) await dropObject(store, sha256)
}

async function removeManifest(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (fault) {
    throw failureFrom(fault, path)
  }
}
