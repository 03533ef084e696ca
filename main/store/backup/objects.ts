import { createHash } from 'node:crypto'
import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { ensureFolder, readIfPresent, replaceFile, stateIfPresent } from '../safe-file.ts'
import { entries, sweep } from '../workspace-folder.ts'
import { bad, type BackupFile } from './manifest.ts'

/** SHA-256 of a file's bytes in hexadecimal, which no file system confuses by case. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const objectsIn = (store: string): string => join(store, 'objects')
const objectPath = (store: string, sha256: string): string => join(objectsIn(store), sha256.slice(0, 2), sha256)

/** Puts a file's bytes in a store unless they are there and whole; what is written is read again. Throws a `Failure`. */
export async function putObject(store: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = objectPath(store, sha256)
  if (await holds(path, sha256)) return
  await ensureFolder(join(objectsIn(store), sha256.slice(0, 2)))
  await replaceFile(path, bytes)
  if (!(await holds(path, sha256))) throw new Failure('disk-error', `not what was written: ${path}`)
}

async function holds(path: string, sha256: string): Promise<boolean> {
  const bytes = await readIfPresent(path)
  return bytes !== null && sha256Of(bytes) === sha256
}

/** Whether a store has an object of this name and length. Cheap, for a place that is slow to read. */
export async function hasObject(store: string, { bytes, sha256 }: BackupFile): Promise<boolean> {
  const state = await stateIfPresent(objectPath(store, sha256))
  return state?.size === bytes
}

/** The bytes of a file of a backup, verified. Throws `bad-backup` when they are missing or not what was written. */
export async function readObject(store: string, { bytes, sha256 }: BackupFile): Promise<Buffer> {
  const path = objectPath(store, sha256)
  const state = await stateIfPresent(path)
  if (!state?.isFile() || state.size !== bytes) throw bad('an object is missing or has another length')
  const object = await readIfPresent(path)
  if (object === null || sha256Of(object) !== sha256) throw bad('an object is not what was written')
  return object
}

/** Removes an object; one that is not there is no fault. */
export async function dropObject(store: string, sha256: string): Promise<void> {
  await unlink(objectPath(store, sha256)).catch(() => {})
}

/** The objects of a store. Half-written ones of dead programs are removed on the way. */
export async function listObjects(store: string): Promise<string[]> {
  const found: string[] = []
  for (const shard of await entries(objectsIn(store))) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue
    const folder = join(objectsIn(store), shard)
    await sweep(folder)
    found.push(...(await entries(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name)))
  }
  return found
}

/** Bytes that the objects take. */
export async function sizeOfObjects(store: string): Promise<number> {
  let size = 0
  for (const shard of await entries(objectsIn(store))) {
    const folder = join(objectsIn(store), shard)
    const states = await Promise.all((await entries(folder)).map((name) => stateIfPresent(join(folder, name))))
    for (const state of states) size += state?.size ?? 0
  }
  return size
}
