import { join } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { ensureFolder, readIfPresent, replaceFile } from '../safe-file.ts'
import { entries, readWorkspaceFile } from '../workspace-folder.ts'
import { countDocuments } from './backed-up.ts'
import { backupHeader, withBackup } from './backup.ts'
import { type ListedBackup, listStore, manifestsIn } from './list-backups.ts'
import { type BackupFile, encodeManifest } from './manifest.ts'
import { putObject, sha256Of } from './objects.ts'
import { sourceFiles } from './source-files.ts'
import { forEach, type Work } from './work.ts'

export interface Making {
  /** Folder of the store; made when missing. */
  store: string
  /** The workspace's folder. */
  workspace: string
  /** The workspace's place among the app's own data, where the history lies. */
  dataFolder: string
  /** Version of the app. */
  app: string
  now: Date
  /** `daily`, `hand`, `before-…`: shown in the list. */
  why: string
  /** Make none when the last one already holds exactly this. */
  onlyIfChanged?: boolean
}

/**
 * Makes a backup of a workspace's files as they lie on disk. What the store lacks is copied, everything is read again and
 * hashed, and the manifest comes last: the backup exists from then on (store.md §10). Null when nothing has changed and
 * that was asked for. Throws a `Failure`; what had been copied until then is of use to the next one.
 */
export async function makeBackup(making: Making, work: Work = {}): Promise<ListedBackup | null> {
  const { store, workspace, dataFolder, app, now, why } = making
  const facts = await readWorkspaceFile(workspace)
  if (facts === null) throw new Failure('no-workspace', 'the folder is not a workspace')
  const files: BackupFile[] = []
  await forEach(await sourceFiles(workspace, dataFolder), work, async ({ path, from }) => {
    const bytes = await readIfPresent(from)
    // Deleted since it was listed.
    if (bytes === null) return
    const sha256 = sha256Of(bytes)
    await putObject(store, sha256, bytes)
    files.push({ path, bytes: bytes.byteLength, sha256 })
  })
  // A disk that was unplugged meanwhile looks like a workspace where everything has been deleted.
  if ((await readWorkspaceFile(workspace))?.id !== facts.id) throw new Failure('no-workspace', 'the folder went away')
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const { backups } = await listStore(store)
  if (making.onlyIfChanged && backups[0] && (await isSame(backups[0].path, files))) return null

  const number = (await lastNumber(store)) + 1
  const madeAt = now.toISOString()
  const path = join(manifestsIn(store), `${String(number).padStart(6, '0')}-${madeAt.slice(0, 19).replaceAll(':', '')}Z.json`)
  const counts = countDocuments(files.map((file) => file.path))
  await ensureFolder(manifestsIn(store))
  await replaceFile(path, encodeManifest({ workspace: facts.id, app, number, madeAt, why, counts }, files))
  return { ...(await backupHeader(path)), path }
}

/** The number of the last backup, also of one whose manifest can no longer be read. */
async function lastNumber(store: string): Promise<number> {
  const numbers = (await entries(manifestsIn(store))).map((name) => Number(/^(\d{1,9})-/.exec(name)?.[1] ?? 0))
  return numbers.reduce((a, b) => Math.max(a, b), 0)
}

function isSame(path: string, files: readonly BackupFile[]): Promise<boolean> {
  const said = (file: BackupFile | undefined) => `${file?.path} ${file?.sha256}`
  return withBackup(
    path,
    async (last) => last.files.length === files.length && files.every((file, n) => said(file) === said(last.files[n])),
  )
}
