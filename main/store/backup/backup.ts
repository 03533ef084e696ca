import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { codeOf, failureFrom } from '../disk-failure.ts'
import { copyReader } from './copy-file.ts'
import { bad, type BackupFile, type Manifest, type ManifestHeader, readManifest, readManifestHeader } from './manifest.ts'
import { readObject } from './objects.ts'

/** Ending of a portable copy. */
export const copyEnding = '.bollplank'

/** A backup that can be read: a manifest in a store, or a portable copy. */
export interface Backup extends Manifest {
  /** The file that names it: the manifest, or the copy. */
  path: string
  /** The bytes of one of its files, verified. Throws `bad-backup`. */
  read(file: BackupFile): Promise<Buffer>
}

/** The store that a manifest lies in. */
export const storeOf = (manifest: string): string => dirname(dirname(manifest))

/** Whether the file is a portable copy, and not a manifest of a store. */
export const isCopy = (path: string): boolean => path.endsWith(copyEnding) || basename(dirname(path)) !== 'manifests'

/** Opens a backup for as long as `use` takes. Throws `bad-backup`, `newer`, `not-found`, or what `use` throws. */
export async function withBackup<Result>(path: string, use: (backup: Backup) => Promise<Result>): Promise<Result> {
  return withFile(path, async (file) => {
    const { header, files, end } = await readManifest(file)
    const store = storeOf(path)
    const read = isCopy(path) ? await copyReader(file, files, end) : (wanted: BackupFile) => readObject(store, wanted)
    return use({ path, header, files, read })
  })
}

/** What the first line of a backup tells. Throws as `withBackup`. */
export async function backupHeader(path: string): Promise<ManifestHeader> {
  return withFile(path, async (file) => (await readManifestHeader(file)).header)
}

async function withFile<Result>(path: string, use: (file: FileHandle) => Promise<Result>): Promise<Result> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    if (!(await file.stat()).isFile()) throw bad('not a file')
    return await use(file)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT' && file === undefined) throw new Failure('not-found', 'no such backup')
    // What passed its checksum and still is no JSON was made in order to harm.
    if (fault instanceof SyntaxError) throw bad('no JSON')
    throw failureFrom(fault, path)
  } finally {
    await file?.close()
  }
}
