import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { codeOf, failureFrom } from '../disk-failure.ts'
import { ensureFolder, replaceFile, stateIfPresent, syncFolder } from '../safe-file.ts'
import { entries } from '../workspace-folder.ts'
import { type Backup, withBackup } from './backup.ts'
import type { BackupFile, ManifestHeader } from './manifest.ts'
import { forEach, type Work } from './work.ts'

/**
 * Restores a whole backup to a folder that is missing or empty. Everything is written beside it, checked, and takes the
 * folder's name only when it is whole; what a killed restore left is removed by the next one. The history goes to the
 * app's own data, where nothing is written over. Throws `not-empty`, `bad-backup`, `newer`, or the disk's `Failure`.
 */
export async function restoreBackup(path: string, folder: string, appData: string, work: Work = {}): Promise<ManifestHeader> {
  return withBackup(path, async (backup) => {
    await refuseUnlessEmpty(folder)
    const parent = dirname(folder)
    await ensureFolder(parent)
    await removeAbandoned(parent, basename(folder))
    const beside = join(parent, `~${basename(folder)}-${process.pid}-${randomBytes(6).toString('hex')}.restoring`)
    try {
      await writeFiles(backup, beside, replaceFile, work)
      await restoreHistory(backup, join(appData, 'workspaces', backup.header.workspace))
      await rmdir(folder).catch(() => {})
      await rename(beside, folder)
      await syncFolder(parent)
    } catch (fault) {
      await rm(beside, { recursive: true, force: true })
      throw failureFrom(fault, folder)
    }
    return backup.header
  })
}

/** Writes a backup's workspace to a folder that is there for a moment only, without care for power cuts. */
export async function restoreToScratch(backup: Backup, folder: string, work: Work): Promise<void> {
  await writeFiles(backup, folder, writeFile, work)
}

const isHistory = ({ path }: BackupFile): boolean => path.startsWith('history/')

/** `workspace.json` comes last: without it the folder is no workspace. */
async function writeFiles(
  { files, read }: Backup,
  folder: string,
  write: (path: string, bytes: Buffer) => Promise<void>,
  work: Work,
): Promise<void> {
  const workspace = files.filter((file) => !isHistory(file))
  for (const path of new Set(workspace.map((file) => dirname(join(folder, file.path))))) await ensureFolder(path)
  await forEach(
    workspace.filter((file) => file.path !== 'workspace.json'),
    work,
    async (file) => write(join(folder, file.path), await read(file)),
  )
  const facts = workspace.find((file) => file.path === 'workspace.json')
  if (facts) await write(join(folder, facts.path), await read(facts))
}

/** Every pack is read before the first is written, and none is written where there is one. */
async function restoreHistory({ files, read }: Backup, dataFolder: string): Promise<void> {
  const packs = files.filter(isHistory)
  for (const file of packs) await read(file)
  for (const file of packs) {
    const path = join(dataFolder, file.path)
    if (await stateIfPresent(path)) continue
    await ensureFolder(dirname(path))
    await replaceFile(path, await read(file))
  }
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  const state = await stateIfPresent(folder)
  if (state === null) return
  if (!state.isDirectory() || (await entries(folder)).length > 0) throw new Failure('not-empty', 'the folder holds other things')
}

/** What restores of the same folder left when they were killed. */
async function removeAbandoned(parent: string, name: string): Promise<void> {
  for (const found of await entries(parent)) {
    const match = /^~(.*)-(\d+)-[0-9a-f]{12}\.restoring$/.exec(found)
    if (match?.[1] === name && !isAlive(Number(match[2]))) await rm(join(parent, found), { recursive: true, force: true })
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

/** Makes a new folder for a trial in `parent`. Throws a `Failure`. */
export async function scratchFolder(parent: string): Promise<string> {
  const folder = join(parent, `scratch-${process.pid}-${randomBytes(6).toString('hex')}`)
  await ensureFolder(parent)
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (fault) {
    throw failureFrom(fault, folder)
  }
  return folder
}
