import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, failureFrom } from './disk-failure.ts'

let count = 0

/** The bytes of a file, or null when it does not exist; any other fault is thrown as a `Failure`. */
export async function readIfPresent(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
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

/**
 * Puts `bytes` in place of the file so that a reader or a crash meets the old or the new content, never a mixture,
 * and resolves only when the new content survives a power cut (store.md §4, steps 4–11). Throws a `Failure`.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `~${basename(path)}-${process.pid}-${++count}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeDurably(temporary, bytes)
    await renameOver(temporary, path)
    await syncFolder(folder)
  } catch (fault) {
    await unlink(temporary).catch(() => {})
    throw failureFrom(fault, path)
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
  const file = await open(path, 'wx', 0o600)
  try {
    await writeAll(file, bytes)
    await file.sync()
    if ((await file.stat()).size !== bytes.byteLength) throw Object.assign(new Error('size differs after fsync'), { code: 'EIO' })
  } finally {
    await file.close()
  }
}

/** A nearly full disk writes less than asked for without an error; nothing at all means that it is full. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let position = 0; position < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, position, bytes.byteLength - position, position)
    if (bytesWritten === 0) throw Object.assign(new Error('no bytes written'), { code: 'ENOSPC' })
    position += bytesWritten
  }
}

/** Antivirus and sync programs hold files for moments: tries again for up to ten seconds. */
async function renameOver(from: string, to: string): Promise<void> {
  const passing = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY', 'EAGAIN'] : ['EBUSY', 'EAGAIN']
  const deadline = performance.now() + 10_000
  for (let wait = 10; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await rename(from, to)
    } catch (fault) {
      if (!passing.includes(codeOf(fault) ?? '') || performance.now() > deadline) throw fault
      await pause(wait * (0.5 + Math.random()))
    }
  }
}

/** Makes the folder's entries safe; Windows has no such call, and some file systems refuse it. */
async function syncFolder(path: string): Promise<void> {
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
