import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupTest } from '../../../shared/backup.ts'
import { kindNames } from '../../../shared/document.ts'
import { withBackup } from '../../store/backup/backup.ts'
import { documentsOf } from '../../store/backup/manifest.ts'
import { sha256Of } from '../../store/backup/objects.ts'
import { restoreToScratch, scratchFolder } from '../../store/backup/restore.ts'
import { verifyBackup } from '../../store/backup/verify-backup.ts'
import { forEach, type Work } from '../../store/backup/work.ts'
import { readIfPresent } from '../../store/safe-file.ts'
import { Workspace } from '../../store/workspace.ts'

/** How a workspace is opened to look at it only, in a folder that will be gone soon. */
export type OpenScratch = (folder: string, appData: string) => Promise<Workspace>

/** Opens a workspace that is not encrypted. */
export const openScratch =
  (clock: () => Date): OpenScratch =>
  (folder, appData) =>
    Workspace.open(folder, { appData, clock, shell: null })

/**
 * Tries a backup for real: reads every file, restores all of it to a scratch folder, opens that as a workspace, reads and
 * checks every document there, and compares their number and every file's checksum with what the backup promises.
 * Throws a `Failure` only when the trial itself could not be made.
 */
export async function testBackup(path: string, parent: string, clock: () => Date, open: OpenScratch, work: Work = {}): Promise<BackupTest> {
  const { header, damaged } = await verifyBackup(path, work)
  const result = { at: clock().toISOString(), path, madeAt: header.madeAt, documents: documentsOf(header), damaged: damaged.length }
  if (damaged.length > 0) return { ...result, ok: false, unreadable: 0 }
  const scratch = await scratchFolder(parent)
  try {
    const folder = join(scratch, 'workspace')
    const different = await withBackup(path, async (backup) => {
      await restoreToScratch(backup, folder, work)
      let different = 0
      const restored = backup.files.filter((file) => !file.path.startsWith('history/'))
      await forEach(restored, work, async (file) => {
        const bytes = await readIfPresent(join(folder, file.path))
        if (bytes === null || sha256Of(bytes) !== file.sha256) different++
      })
      return different
    })
    const workspace = await open(folder, join(scratch, 'data'))
    const { documents, problems } = await workspace.verify().finally(() => workspace.close())
    const expected = kindNames.reduce((sum, kind) => sum + (header.counts[kind] ?? 0), 0)
    const unreadable = problems.filter(({ reason }) => reason !== 'newer').length
    return { ...result, ok: documents === expected && different === 0 && unreadable === 0, damaged: different, unreadable }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
