import { join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import { Failure } from '../../../shared/reply.ts'
import { eraseFromBackups } from '../../store/backup/erase.ts'
import { type BackupList, type ListedBackup, listStore } from '../../store/backup/list-backups.ts'
import { makeBackup } from '../../store/backup/make-backup.ts'
import { mirrorBackup } from '../../store/backup/mirror.ts'
import { sizeOfObjects } from '../../store/backup/objects.ts'
import { rotate } from '../../store/backup/rotate.ts'
import { withStoreLock } from '../../store/backup/store-lock.ts'
import type { Work } from '../../store/backup/work.ts'
import { stateIfPresent } from '../../store/safe-file.ts'
import { ownStore, secondStore } from './places.ts'
import { type Remembered, readRemembered, remember } from './state-file.ts'

/** Whose backups, and where. */
export interface Kept {
  appData: string
  clock: () => Date
  /** The workspace's folder and id. */
  workspace: { folder: string; id: string }
  /** The second place; '' for none. */
  place: string
}

/** Makes, keeps and drops the backups of one workspace. A terminal uses it as the windows do. */
export class BackupKeeper {
  readonly store: string
  readonly #kept: Kept

  constructor(kept: Kept) {
    this.#kept = kept
    this.store = ownStore(kept.appData, kept.workspace.id)
  }

  list(): Promise<BackupList> {
    return listStore(this.store)
  }

  size(): Promise<number> {
    return sizeOfObjects(this.store)
  }

  remembered(): Promise<Remembered> {
    return readRemembered(this.store)
  }

  remember(change: Partial<Remembered>): Promise<void> {
    return remember(this.store, change)
  }

  /**
   * Makes a backup and puts it in the second place too. A second place that is full or away is remembered and told; it
   * never fails the first. With `onlyIfChanged` the last backup is given when nothing has changed since.
   */
  async make(why: string, work: Work = {}, onlyIfChanged = false): Promise<ListedBackup> {
    const { appData, clock, workspace } = this.#kept
    return withStoreLock(workspace.id, appData, async () => {
      const made = await makeBackup(
        {
          store: this.store,
          workspace: workspace.folder,
          dataFolder: join(appData, 'workspaces', workspace.id),
          app: packageJson.version,
          now: clock(),
          why,
          onlyIfChanged,
        },
        work,
      )
      // Not before a restore: it may be from the very backup whose turn is over. Old ones that could not be removed take room
      // and nothing else; the next backup tries again.
      if (made && !why.startsWith('before-')) await rotate(this.store).catch(() => {})
      const [last] = (await this.list()).backups
      if (!last) throw new Failure('internal', 'the backup that was made is not there')
      await this.#mirror(last, why, work)
      return made ?? last
    })
  }

  /** Takes documents and their history out of all backups on this computer and in the second place. */
  async erase(ids: ReadonlySet<string>): Promise<{ unreadable: string[] }> {
    const { appData, workspace, place } = this.#kept
    return withStoreLock(workspace.id, appData, async () => {
      const here = await eraseFromBackups(this.store, ids)
      const there = place === '' ? { unreadable: [] } : await eraseFromBackups(secondStore(place, workspace.id), ids)
      return { unreadable: [...here.unreadable, ...there.unreadable] }
    })
  }

  async #mirror(last: ListedBackup, why: string, work: Work): Promise<void> {
    const { place, workspace, clock } = this.#kept
    if (place === '') return
    const before = (await this.remembered()).second
    const known = before?.folder === place ? before : { folder: place, last: null, manifest: null }
    try {
      // A place that is not there must not be made: it would be a folder of the same name on this disk.
      if (!(await stateIfPresent(place))?.isDirectory()) throw new Failure('not-found', 'the second place is not there')
      const store = secondStore(place, workspace.id)
      await mirrorBackup(last.path, store, work)
      if (!why.startsWith('before-')) await rotate(store).catch(() => {})
      await this.remember({ second: { folder: place, last: clock().toISOString(), manifest: last.path, fault: null } })
    } catch (fault) {
      if (!(fault instanceof Failure) || fault.code === 'cancelled') throw fault
      await this.remember({ second: { ...known, fault: fault.code } })
    }
  }
}
