import { resolve } from 'node:path'
import { restoreBackup } from '../../store/backup/restore.ts'
import { documentsOf } from '../../store/backup/manifest.ts'
import { given, readArguments } from '../arguments.ts'
import { backupAt } from '../backup-at.ts'
import { countIn, say, type Terminal } from '../terminal.ts'

/** `restore`: a backup as a new folder. Nothing is opened, so no passphrase is needed. */
export async function restore(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, words } = readArguments(args, { to: { type: 'string' }, json: { type: 'boolean' } }, 1)
  const texts = terminal.texts.cli.restore
  const asked = given(texts.file, words[0])
  const folder = resolve(terminal.cwd, given('--to', values.to))
  const file = await backupAt(asked, terminal)
  if (file === null) return 1
  const header = await restoreBackup(file, folder, terminal.appData)
  const documents = documentsOf(header)
  if (values.json) say(terminal, JSON.stringify({ file, workspace: folder, documents, madeAt: header.madeAt }))
  else say(terminal, countIn(texts, 'done', documents, { folder }))
  return 0
}
