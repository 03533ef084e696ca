import { join } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { FrameError } from '../document-file.ts'
import { readIfPresent, replaceFile } from '../safe-file.ts'
import type { DataKeys } from './data-key.ts'
import { decodeKeyFile, encodeKeyFile, type KeyFile } from './key-file.ts'
import { openKeys, type Secret } from './keys.ts'

/** Where the keys lie, and their second copy. */
export const keyFilePath = (folder: string): string => join(folder, 'keys.json')
export const keyFileCopyPath = (folder: string): string => join(folder, 'keys.json.prev')

export interface Unlocked {
  file: KeyFile
  keys: DataKeys
  /** Whether both copies on disk are this file. When not, put the damaged one in quarantine and write the file again. */
  isWhole: boolean
}

/**
 * Opens the workspace's keys: `keys.json`, or its copy when it is damaged or missing. Writes nothing. Throws
 * `wrong-passphrase`, `invalid` for a mistyped recovery key, `newer`, `corrupt` when no copy is whole, or the disk's fault.
 */
export async function unlock(folder: string, workspace: string, secret: Secret): Promise<Unlocked> {
  const paths = [keyFilePath(folder), keyFileCopyPath(folder)]
  const copies = await Promise.all(paths.map((path) => readIfPresent(path).catch((fault: unknown) => fault)))
  const faults: unknown[] = []
  for (const copy of copies) {
    try {
      if (!Buffer.isBuffer(copy)) throw copy ?? new FrameError('damaged', 'missing')
      const file = decodeKeyFile(copy, workspace)
      // Only a damaged copy sends us to the other one: what the first says about a passphrase stands.
      const keys = await openKeys(file, secret)
      return { file, keys, isWhole: copies.every((other) => Buffer.isBuffer(other) && other.equals(copy)) }
    } catch (fault) {
      if (fault instanceof Failure && Buffer.isBuffer(copy)) throw fault
      faults.push(fault)
    }
  }
  throw worstOf(faults)
}

/**
 * Writes the keys and then their copy; at every moment one of the two is whole. The copy is of the same bytes: an older
 * one would still open with a passphrase that has been changed.
 */
export async function writeKeyFile(folder: string, file: KeyFile): Promise<void> {
  const bytes = encodeKeyFile(file)
  await replaceFile(keyFilePath(folder), bytes)
  if (!(await readIfPresent(keyFilePath(folder)))?.equals(bytes)) throw new Failure('disk-error', 'keys.json is not what was written')
  await replaceFile(keyFileCopyPath(folder), bytes)
}

function worstOf(faults: unknown[]): unknown {
  const unexpected = faults.find((fault) => !(fault instanceof FrameError))
  if (unexpected !== undefined) return unexpected
  if (faults.some((fault) => fault instanceof FrameError && fault.reason === 'newer')) return new Failure('newer', 'keys.json is newer')
  return new Failure('corrupt', 'neither keys.json nor its copy is whole', { file: 'keys.json' })
}
