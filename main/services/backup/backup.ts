import { isAbsolute, join, resolve } from 'node:path'
import type { HandlersOf } from '../../../shared/contract.ts'
import { kindNames } from '../../../shared/document.ts'
import { Failure } from '../../../shared/reply.ts'
import { withBackup } from '../../store/backup/backup.ts'
import { writeCopy } from '../../store/backup/copy-file.ts'
import { findBackups } from '../../store/backup/list-backups.ts'
import { documentsOf } from '../../store/backup/manifest.ts'
import { restoreBackup } from '../../store/backup/restore.ts'
import { verifyBackup } from '../../store/backup/verify-backup.ts'
import { refuseIfCancelled } from '../../store/backup/work.ts'
import { openSeal } from '../../store/encryption/seal.ts'
import { stateIfPresent } from '../../store/safe-file.ts'
import type { Context } from '../context.ts'
import { automaticBackups } from './automatic.ts'
import { fileOf, listDocuments, passOver, readDocumentIn } from './backup-documents.ts'
import { freeCopyPath } from './copy-name.ts'
import { describeBackups } from './describe.ts'
import { infoOf } from './info.ts'
import { BackupKeeper } from './keeper.ts'
import { isUsable } from './places.ts'
import { putBack } from './put-back.ts'
import { openScratch, testBackup } from './restore-test.ts'
import { RunningWork } from './running-work.ts'

/** Backups: made by hand and by the clock, tested, copied to a file, and restored from (store.md §10). */
export function backupService(context: Context): HandlersOf<'backup'> {
  const { appData, clock, session, settings, publish } = context
  const running = new RunningWork(publish)
  const seal = openSeal
  const keeper = () => new BackupKeeper({ appData, clock, workspace: session.workspace, place: settings.read().backupPlace })
  session.follow(() => running.stop())

  const test = (path: string) =>
    running.run('backup.test', async (work) => {
      const mine = keeper()
      const result = await testBackup(path, join(mine.store, 'scratch'), clock, openScratch(clock), work)
      await mine.remember({ lastTest: result })
      return result
    })
  const newest = async () => {
    const [last] = (await keeper().list()).backups
    if (!last) throw new Failure('not-found', 'no backup has been made')
    return last.path
  }
  automaticBackups(context, { keeper, running, test: async () => test(await newest()) })

  return {
    'backup.state': async () => describeBackups(context, keeper(), running.task),
    'backup.list': async ({ folder }) => {
      const { backups, unreadable } = folder === null ? await keeper().list() : await findBackups(inFull(folder))
      return { backups: backups.map(infoOf), unreadable: unreadable.length }
    },
    'backup.make': () => running.run('backup.make', async (work) => infoOf(await keeper().make('hand', work))),
    'backup.test': async ({ path }) => test(path ?? (await newest())),
    'backup.saveCopy': ({ folder }) =>
      running.run('backup.saveCopy', async (work) => {
        const place = inFull(folder)
        if (!(await stateIfPresent(place))?.isDirectory()) throw new Failure('not-found', 'no such folder')
        const made = await keeper().make('copy', work, true)
        const path = await freeCopyPath(place, clock())
        await withBackup(made.path, (backup) => writeCopy(path, backup, work))
        const { damaged } = await verifyBackup(path, work)
        if (damaged.length > 0) throw new Failure('disk-error', 'the copy is not what was written')
        return { path, documents: documentsOf(made), size: made.size }
      }),
    'backup.setPlace': ({ folder }) =>
      running.run('backup.setPlace', async (work) => {
        const place = folder === '' ? '' : inFull(folder)
        if (place !== '' && !(await isUsable(place, session.workspace.id))) throw new Failure('read-only', 'the place cannot be written')
        publish('settings', settings.change({ backupPlace: place }))
        if (place !== '') await keeper().make('hand', work, true)
        return {}
      }),
    'backup.restoreTo': ({ path, folder }) =>
      running.run('backup.restoreTo', async (work) => {
        const header = await restoreBackup(path, inFull(folder), appData, work)
        return { documents: documentsOf(header) }
      }),
    'backup.documents': ({ path }) => withBackup(path, (backup) => listDocuments(backup, session.workspace, seal, {})),
    'backup.restoreDocument': ({ path, kind, id }) =>
      running.run('backup.restoreDocument', (work) =>
        withBackup(path, async (backup) => {
          const found = await readDocumentIn(backup, fileOf(backup, kind, id), seal)
          if (!found) throw new Failure('newer', 'a kind of document that is not known')
          await keeper().make('before-restore', work, true)
          const { rev, changed } = await putBack(session.workspace, seal, found, 'out-of-it')
          publish('changed', { kind: found.kind, id, rev })
          return { changed }
        }),
      ),
    'backup.restoreAll': ({ path }) =>
      running.run('backup.restoreAll', (work) =>
        withBackup(path, async (backup) => {
          const { workspace } = session
          await keeper().make('before-restore', {}, true)
          const result = { restored: 0, same: 0, unreadable: 0 }
          try {
            for (const [n, file] of backup.files.entries()) {
              refuseIfCancelled(work)
              const found = await readDocumentIn(backup, file, seal).catch(passOver)
              if (found) {
                const { changed } = await putBack(workspace, seal, found, 'as-it-was')
                result[changed ? 'restored' : 'same']++
              }
              work.progress?.(n + 1, backup.files.length)
            }
            result.unreadable = documentsOf(backup.header) - result.restored - result.same
            return result
          } finally {
            for (const kind of kindNames) publish('changed', { kind })
          }
        }),
      ),
    'backup.cancel': async () => {
      await running.stop()
      return {}
    },
  }
}

/** A path as a person gives it. Throws `invalid` unless it is given in full. */
function inFull(path: string): string {
  if (!isAbsolute(path)) throw new Failure('invalid', 'the folder must be given in full', { paths: ['folder'] })
  return resolve(path)
}
