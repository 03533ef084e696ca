import { join } from 'node:path'
import { kindNames } from '../../shared/document.ts'
import { Failure } from '../../shared/reply.ts'
import { newestFormat, type ReadOnlyReason, type WorkspaceFile } from '../../shared/workspace.ts'
import { Device } from './device.ts'
import type { DataKeys } from './encryption/data-key.ts'
import { eitherSeal } from './encryption/either-seal.ts'
import { openSeal, type Seal } from './encryption/seal.ts'
import { createSeal } from './encryption/sealed.ts'
import { type Holder, type Lock, takeLock } from './lock.ts'
import { createWorkspaceFolder, isWritable, kindFolder, readWorkspaceFile, sweep } from './workspace-folder.ts'

export interface OpenOptions {
  /** Folder of the app's own data on this computer; what belongs to the workspace there lies under `workspaces/<id>`. */
  appData: string
  clock: () => Date
  /** The shell that opens it, for others to see; null to read only, without a lock. */
  shell: string | null
  /** Make the workspace when the folder is missing or empty. */
  create?: boolean
  /** The keys of an encrypted workspace, from `unlock`. */
  keys?: DataKeys
  /** Lists what was on record at once and compares it with the disk meanwhile; otherwise opening waits for that. */
  checkLater?: boolean
  /** Whether earlier versions are kept. A program that only fills a workspace can do without. */
  keepVersions?: boolean
  /** Told of what changes otherwise than through a save; without an id: many of a kind. */
  changed?: (kind: (typeof kindNames)[number], id?: string) => void
}

/** What is settled about a workspace before its documents are looked at. */
export interface Opening {
  folder: string
  file: WorkspaceFile
  /** Folder of what this computer keeps of the workspace: history, drafts, caches, quarantine. */
  dataFolder: string
  device: Device
  lock: Lock | null
  readOnly: ReadOnlyReason | null
  /** How documents are written, and the other form they may still have. */
  form: { seal: Seal; other?: Seal }
  /** How everything else goes on disk; reads both forms while there are two. */
  seal: Seal
}

/**
 * Reads what kind of workspace a folder holds and takes its lock. Throws `no-workspace`, `corrupt`, `locked` (with the
 * workspace's id in `details`) when it is encrypted and no keys were given, or the disk's `Failure`.
 */
export async function openFolder(folder: string, options: OpenOptions): Promise<Opening> {
  let file = await readWorkspaceFile(folder)
  if (file === null && options.create) file = await createWorkspaceFolder(folder, options.clock())
  if (file === null) throw new Failure('no-workspace', 'the folder is not a workspace')
  const seals = sealsFor(file, options.keys)
  const dataFolder = join(options.appData, 'workspaces', file.id)
  const me: Holder = { shell: options.shell ?? '', pid: process.pid, since: options.clock().toISOString() }
  const lock = options.shell === null ? null : await takeLock(file.id, options.appData, me)
  try {
    const readOnly = await whyReadOnly(folder, file, lock)
    if (lock && !readOnly) for (const path of [folder, ...kindNames.map((kind) => kindFolder(folder, kind))]) await sweep(path)
    return { folder, file, dataFolder, device: new Device(dataFolder), lock, readOnly, ...seals }
  } catch (fault) {
    if (lock?.held) await lock.release()
    throw fault
  }
}

function sealsFor({ encryption, id }: WorkspaceFile, keys: DataKeys | undefined): Pick<Opening, 'form' | 'seal'> {
  if (encryption === 'off') return { form: { seal: openSeal }, seal: openSeal }
  if (!keys) throw new Failure('locked', 'the workspace is encrypted', { workspace: id })
  const sealed = createSeal(keys)
  if (encryption === 'on') return { form: { seal: sealed }, seal: sealed }
  const [wanted, other] = encryption === 'sealing' ? [sealed, openSeal] : [openSeal, sealed]
  return { form: { seal: wanted, other }, seal: eitherSeal(wanted, sealed) }
}

async function whyReadOnly(folder: string, file: WorkspaceFile, lock: Lock | null): Promise<ReadOnlyReason | null> {
  const format = Math.max(file.minReader, file.format)
  if (format > newestFormat) return { why: 'newer', format }
  if (lock && !lock.held) return { why: 'held', ...lock.by }
  return lock && !(await isWritable(folder)) ? { why: 'folder' } : null
}
