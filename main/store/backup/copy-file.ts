import type { FileHandle } from 'node:fs/promises'
import { replaceFile } from '../safe-file.ts'
import type { Backup } from './backup.ts'
import { bad, type BackupFile, encodeManifest, readAt } from './manifest.ts'
import { sha256Of } from './objects.ts'
import { refuseIfCancelled, type Work } from './work.ts'

/*
 * A portable copy is a backup in one file: the manifest, then the bytes of each of its files in the manifest's order, and
 * nothing else. Where a file begins follows from the lengths before it, and all lengths together are the copy's own, so
 * that nothing can unfold to more than it is. Any bit that is changed fails a checksum: the header's, the manifest's, or
 * that of the file it lies in. Files are as on disk, so a sealed workspace gives a sealed copy.
 */

/** Writes a backup as one file, whole or not at all. Throws a `Failure`. */
export async function writeCopy(path: string, backup: Backup, work: Work = {}): Promise<void> {
  const { header, files, read } = backup
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield encodeManifest(header, files)
    for (const [n, file] of files.entries()) {
      refuseIfCancelled(work)
      yield await read(file)
      work.progress?.(n + 1, files.length)
    }
  }
  await replaceFile(path, parts())
}

/** The way to read the files of a copy whose manifest ends at `end`. Throws `bad-backup` when its length is another. */
export async function copyReader(copy: FileHandle, files: readonly BackupFile[], end: number): Promise<Backup['read']> {
  const starts = new Map<string, number>()
  let position = end
  for (const { path, bytes } of files) {
    starts.set(path, position)
    position += bytes
  }
  if ((await copy.stat()).size !== position) throw bad('the copy is cut, or longer than it says')
  return async ({ path, bytes, sha256 }) => {
    const found = await readAt(copy, starts.get(path)!, bytes)
    if (sha256Of(found) !== sha256) throw bad('a file is not what was written')
    return found
  }
}
