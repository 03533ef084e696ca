import { Failure } from '../../../shared/reply.ts'
import { withBackup } from './backup.ts'
import type { ManifestHeader } from './manifest.ts'
import { forEach, type Work } from './work.ts'

/** Reads a backup from end to end: its manifest, then every file's hash. Throws when the manifest itself is not whole. */
export async function verifyBackup(path: string, work: Work = {}): Promise<{ header: ManifestHeader; files: number; damaged: string[] }> {
  return withBackup(path, async ({ header, files, read }) => {
    const damaged: string[] = []
    await forEach(files, work, async (file) => {
      try {
        await read(file)
      } catch (fault) {
        if (!(fault instanceof Failure) || fault.code !== 'bad-backup') throw fault
        damaged.push(file.path)
      }
    })
    return { header, files: files.length, damaged: damaged.toSorted() }
  })
}
