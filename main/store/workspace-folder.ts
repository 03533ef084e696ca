import { randomUUID } from 'node:crypto'
import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { Failure } from '../../shared/reply.ts'
import { WorkspaceFile, workspaceFormat } from '../../shared/workspace.ts'
import { codeOf, failureFrom } from './disk-failure.ts'
import { ensureFolder, readIfPresent, replaceFile, writerOf } from './safe-file.ts'

/** Where a kind's documents lie. */
export const kindFolder = (folder: string, kind: string): string => join(folder, 'documents', kind)

/** What `workspace.json` says, or null when the folder is no workspace. Throws `corrupt` when it cannot be understood. */
export async function readWorkspaceFile(folder: string): Promise<WorkspaceFile | null> {
  const bytes = await readIfPresent(join(folder, 'workspace.json'))
  if (bytes === null) return null
  try {
    return v.parse(WorkspaceFile, JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new Failure('corrupt', 'workspace.json cannot be read', { file: 'workspace.json' })
  }
}

/** Makes a new workspace in a folder that is missing or empty. Throws `not-empty` otherwise. */
export async function createWorkspaceFolder(folder: string, now: Date): Promise<WorkspaceFile> {
  await ensureFolder(folder)
  const present = await entries(folder)
  const isNothing = (name: string) => name.startsWith('.') || name === 'desktop.ini' || writerOf(name) !== undefined
  if (!present.every(isNothing)) throw new Failure('not-empty', 'the folder holds other things')
  const file: WorkspaceFile = {
    format: workspaceFormat,
    minReader: workspaceFormat,
    id: randomUUID(),
    createdAt: now.toISOString(),
    encryption: 'off',
  }
  await replaceFile(join(folder, 'workspace.json'), Buffer.from(`${JSON.stringify(file)}\n`))
  return file
}

/** Whether files can be made in the folder; tried for real, since rights alone do not tell. */
export async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, 'documents', 'probe')
  try {
    await ensureFolder(join(folder, 'documents'))
    await replaceFile(probe, Buffer.alloc(0))
    await unlink(probe)
    return true
  } catch (fault) {
    if (fault instanceof Failure && fault.code === 'disk-full') return true
    return false
  }
}

/** The names in a folder; none when it does not exist. */
export async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return []
    throw failureFrom(fault, folder)
  }
}

/** Removes temporary files whose process is gone. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await entries(folder)) {
    const writer = writerOf(name)
    if (writer !== undefined && !isAlive(writer)) await unlink(join(folder, name)).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return codeOf(fault) === 'EPERM'
  }
}
