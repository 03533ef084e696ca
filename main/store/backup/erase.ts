import { replaceFile } from '../safe-file.ts'
import { countDocuments, idIn } from './backed-up.ts'
import { withBackup } from './backup.ts'
import { listStore } from './list-backups.ts'
import { encodeManifest } from './manifest.ts'
import { dropObject } from './objects.ts'

/**
 * Takes documents and their history out of every backup of a store: the manifests are written anew, then the objects go
 * that nobody else refers to. Resolves to the manifests that could not be read and so may still lead to something.
 * Throws a `Failure`.
 */
export async function eraseFromBackups(store: string, ids: ReadonlySet<string>): Promise<{ unreadable: string[] }> {
  const { backups, unreadable } = await listStore(store)
  const erased = new Set<string>()
  const referred = new Set<string>()
  const damaged: string[] = []
  for (const { path } of backups) {
    try {
      await withBackup(path, async ({ header, files }) => {
        const isErased = (file: { path: string }) => ids.has(idIn(file.path) ?? '')
        const rest = files.filter((file) => !isErased(file))
        for (const file of files) (isErased(file) ? erased : referred).add(file.sha256)
        if (rest.length === files.length) return
        await replaceFile(path, encodeManifest({ ...header, counts: countDocuments(rest.map((file) => file.path)) }, rest))
      })
    } catch (fault) {
      if ((fault as { code?: unknown }).code !== 'bad-backup') throw fault
      damaged.push(path)
    }
  }
  for (const sha256 of erased) if (!referred.has(sha256)) await dropObject(store, sha256)
  return { unreadable: [...unreadable, ...damaged] }
}
