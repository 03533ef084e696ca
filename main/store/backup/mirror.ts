import { basename, join } from 'node:path'
import { ensureFolder, replaceFile, stateIfPresent } from '../safe-file.ts'
import { withBackup } from './backup.ts'
import { manifestsIn } from './list-backups.ts'
import { encodeManifest } from './manifest.ts'
import { hasObject, putObject } from './objects.ts'
import { forEach, type Work } from './work.ts'

/** Copies a backup of one store to another, what is missing there and the manifest last. Throws a `Failure`. */
export async function mirrorBackup(path: string, store: string, work: Work = {}): Promise<void> {
  const copy = join(manifestsIn(store), basename(path))
  if (await stateIfPresent(copy)) return
  await withBackup(path, async ({ header, files, read }) => {
    await forEach(files, work, async (file) => {
      if (!(await hasObject(store, file))) await putObject(store, file.sha256, await read(file))
    })
    await ensureFolder(manifestsIn(store))
    await replaceFile(copy, encodeManifest(header, files))
  })
}
