import { resolve } from 'node:path'
import { Failure } from '../../../shared/reply.ts'
import { BackupKeeper } from '../../services/backup/keeper.ts'
import { withBackup } from '../../store/backup/backup.ts'
import { writeCopy } from '../../store/backup/copy-file.ts'
import { documentsOf } from '../../store/backup/manifest.ts'
import { verifyBackup } from '../../store/backup/verify-backup.ts'
import { readWorkspaceFile } from '../../store/workspace-folder.ts'
import { fill } from '../../spoken.ts'
import { given, readArguments, workspaceFolder } from '../arguments.ts'
import { countIn, say, tell, type Terminal } from '../terminal.ts'

/** `backup`: a workspace as one file, read again and checked. Nothing is opened, so no passphrase is needed. */
export async function backup(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments(args, { workspace: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } })
  const folder = workspaceFolder(values.workspace, terminal.cwd)
  const file = resolve(terminal.cwd, given('--out', values.out))
  const facts = await readWorkspaceFile(folder)
  if (facts === null) throw new Failure('no-workspace', 'the folder is not a workspace')
  const { appData } = terminal
  const keeper = new BackupKeeper({ appData, clock: () => new Date(), workspace: { folder, id: facts.id }, place: '' })
  const made = await keeper.make('copy', {}, true)
  const texts = terminal.texts.cli
  try {
    await withBackup(made.path, (whole) => writeCopy(file, whole))
    const { damaged } = await verifyBackup(file)
    if (damaged.length > 0) throw new Failure('disk-error', 'not what was written')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    tell(terminal, fill(texts.exported.notWritten, { file, reason: fault.message }))
    return 1
  }
  const documents = documentsOf(made)
  if (values.json) say(terminal, JSON.stringify({ file, workspace: folder, documents, bytes: made.size, madeAt: made.madeAt }))
  else say(terminal, countIn(texts.backup, 'done', documents, { file }))
  return 0
}
