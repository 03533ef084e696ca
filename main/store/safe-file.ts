import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { copyFile, type FileHandle, link, mkdir, open, readFile, rename, stat, statfs, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, failureFrom } from './disk-failure.ts'

let count = 0

/** The bytes of a file, or null when it does not exist; any other fault is thrown as a `Failure`. */
export async function readIfPresent(path: string): Promise<Buffer | null> {
  try {
    return await patiently(manyOpen, () => readFile(path))
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw failureFrom(fault, path)
  }
}

/** The state of a file, or null when it does not exist; any other fault is thrown as a `Failure`. */
export async function stateIfPresent(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw failureFrom(fault, path)
  }
}

export interface Replacing {
  /** Keep what the file held as `<name>.prev`. */
  keepPrevious?: boolean
  /** Looks once more, just before the new content takes its place; what it throws is thrown and nothing has changed. */
  lastLook?: () => Promise<void>
}

/**
 * Puts `bytes` in place of the file so that a reader or a crash meets the old or the new content, never a mixture,
 * and resolves only when the new content survives a power cut (store.md §4, steps 2 and 4–11). Throws a `Failure`.
 */
export async function replaceFile(path: string, bytes: Uint8Array, { keepPrevious = false, lastLook }: Replacing = {}): Promise<void> {
  const folder = dirname(path)
  const temporary = temporaryFor(path)
  try {
    await refuseIfNoRoom(folder, bytes.byteLength)
    // After a failed fsync the kernel may have dropped what was written: only a new file can be trusted, once.
    await writeDurably(temporary, bytes).catch(async (fault: unknown) => {
      if (codeOf(fault) !== 'EIO') throw fault
      await unlink(temporary).catch(() => {})
      await writeDurably(temporary, bytes)
    })
    await lastLook?.()
    if (keepPrevious) await keepAsPrevious(path)
    await renameOver(temporary, path)
    await syncFolder(folder)
  } catch (fault) {
    await unlink(temporary).catch(() => {})
    throw failureFrom(fault, path)
  }
}

/** The name of a file's version before, beside it. */
export const previousOf = (path: string): string => `${path}.prev`

const temporaryFor = (path: string): string =>
  join(dirname(path), `~${basename(path)}-${process.pid}-${++count}-${randomBytes(6).toString('hex')}.tmp`)

/** A disk that is too full is told at once, before it is filled to the last byte; file systems that do not tell are tried. */
async function refuseIfNoRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Infinity, bsize: 1 }))
  if (bavail * bsize < needed) throw Object.assign(new Error('less room than needed'), { code: 'ENOSPC' })
}

/** The main file is never moved away: it gets a second name, which then takes the place of the version before last. */
async function keepAsPrevious(path: string): Promise<void> {
  const temporary = temporaryFor(previousOf(path))
  try {
    await link(path, temporary).catch((fault: unknown) => {
      if (codeOf(fault) === 'ENOENT') throw fault
      return copyFile(path, temporary)
    })
    await renameOver(temporary, previousOf(path))
  } catch (fault) {
    await unlink(temporary).catch(() => {})
    if (codeOf(fault) !== 'ENOENT') throw fault
  }
}

/** Removes a file, gone also after a power cut; one that is gone already is no fault. Throws a `Failure`. */
export async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path)
    await syncFolder(dirname(path))
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw failureFrom(fault, path)
  }
}

/** The process that wrote a temporary file, from the file's name; undefined for other names. */
export function writerOf(name: string): number | undefined {
  const match = /^~.*-(\d+)-\d+-[0-9a-f]{12}\.tmp$/.exec(name)
  return match ? Number(match[1]) : undefined
}

/**
 * Makes a folder and the ones above it, each entry safe on disk. Level by level: Node's own `recursive` never ends where
 * a folder exists but answers that nothing can be made in it (`/proc`). Throws a `Failure`.
 */
export async function ensureFolder(path: string): Promise<void> {
  const missing: string[] = []
  for (let folder = path; !(await isFolder(folder)); folder = dirname(folder)) {
    missing.unshift(folder)
    if (folder === dirname(folder)) break
  }
  try {
    for (const folder of missing) {
      await makeFolder(folder)
      await syncFolder(dirname(folder))
    }
  } catch (fault) {
    throw failureFrom(fault, path)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stateIfPresent(path))?.isDirectory() ?? false
}

/** Somebody else may make the same folder at the same moment. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST' || !(await isFolder(path))) throw fault
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await patiently(manyOpen, () => open(path, 'wx', 0o600))
  try {
    await writeAll(file, bytes)
    await file.sync()
    if ((await file.stat()).size !== bytes.byteLength) throw Object.assign(new Error('size differs after fsync'), { code: 'EIO' })
  } finally {
    await file.close()
  }
}

/**
 * Writes all bytes from `start` in the file on. A nearly full disk writes less than asked for without an error; nothing at
 * all means that it is full.
 */
export async function writeAll(file: FileHandle, bytes: Uint8Array, start = 0): Promise<void> {
  for (let written = 0; written < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written, start + written)
    if (bytesWritten === 0) throw Object.assign(new Error('no bytes written'), { code: 'ENOSPC' })
    written += bytesWritten
  }
}

/** Antivirus and sync programs hold files for moments. */
const held = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY', 'EAGAIN'] : ['EBUSY', 'EAGAIN']
/** The computer has too many files open just now. */
const manyOpen = ['EMFILE', 'ENFILE']

const renameOver = (from: string, to: string): Promise<void> => patiently([...held, ...manyOpen], () => rename(from, to))

/** Tries again for up to ten seconds while the fault is one that passes. */
async function patiently<Result>(passing: readonly string[], attempt: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + 10_000
  for (let wait = 10; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await attempt()
    } catch (fault) {
      if (!passing.includes(codeOf(fault) ?? '') || performance.now() > deadline) throw fault
      await pause(wait * (0.5 + Math.random()))
    }
  }
}

/** Makes the folder's entries safe; Windows has no such call, and some file systems refuse it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  let folder: FileHandle | undefined
  try {
    folder = await open(path, 'r')
    await folder.sync()
  } catch (fault) {
    if (!['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM'].includes(codeOf(fault) ?? '')) throw fault
  } finally {
    await folder?.close()
  }
}
