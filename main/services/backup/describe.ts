import type { BackupState } from '../../../shared/backup.ts'
import type { Context } from '../context.ts'
import { infoOf } from './info.ts'
import type { BackupKeeper } from './keeper.ts'
import { onSameDisk } from './places.ts'

/** How the backups of the open workspace are. */
export async function describeBackups({ session, settings }: Context, keeper: BackupKeeper, running: string | null): Promise<BackupState> {
  const { folder } = session.workspace
  const { backups, unreadable } = await keeper.list()
  const { lastTest, second } = await keeper.remembered()
  const place = settings.read().backupPlace
  const known = second?.folder === place ? second : null
  const [last] = backups
  return {
    last: last ? infoOf(last) : null,
    count: backups.length,
    unreadable: unreadable.length,
    size: await keeper.size(),
    folder: keeper.store,
    sameDisk: (await onSameDisk(folder, keeper.store)) ?? true,
    second:
      place === ''
        ? null
        : { folder: place, last: known?.last ?? null, fault: known?.fault ?? null, sameDisk: await onSameDisk(folder, place, true) },
    lastTest,
    running,
  }
}
