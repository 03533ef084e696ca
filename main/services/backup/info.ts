import type { BackupInfo } from '../../../shared/backup.ts'
import type { ListedBackup } from '../../store/backup/list-backups.ts'
import { documentsOf } from '../../store/backup/manifest.ts'

/** A backup as the windows see it. */
export function infoOf(backup: ListedBackup): BackupInfo {
  const { path, workspace, madeAt, why, counts, size } = backup
  return { path, workspace, madeAt, why, counts, size, documents: documentsOf(backup) }
}
