import { relative } from 'node:path'
import type { Problem } from '../../../shared/workspace.ts'
import { fill } from '../../spoken.ts'
import { documentsOf } from '../../store/backup/manifest.ts'
import { verifyBackup } from '../../store/backup/verify-backup.ts'
import { given, readArguments, UsageError, workspaceFolder } from '../arguments.ts'
import { backupAt } from '../backup-at.ts'
import { openForReading } from '../open-workspace.ts'
import { countIn, say, tell, type Terminal } from '../terminal.ts'

/** `verify`: reads and checks every document, the trash included, or every file of a backup. */
export async function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments(args, { workspace: { type: 'string' }, backup: { type: 'string' }, json: { type: 'boolean' } })
  if (values.backup !== undefined && values.workspace !== undefined) throw new UsageError('oneToVerify')
  if (values.backup !== undefined) return verifyBackupAt(given('--backup', values.backup), values.json ?? false, terminal)
  const folder = workspaceFolder(values.workspace, terminal.cwd)
  const workspace = await openForReading(terminal, folder)
  const checked = await workspace.verify()
  const met = new Set(workspace.problems.map(({ file }) => file))
  const problems = [...workspace.problems, ...checked.problems.filter(({ file }) => !met.has(file))]
  const { documents } = checked
  const newer = workspace.readOnly?.why === 'newer' ? workspace.readOnly.format : null
  const isFine = problems.length === 0 && newer === null

  const texts = terminal.texts.cli
  if (values.json) say(terminal, JSON.stringify({ workspace: folder, documents, newerFormat: newer, problems }, null, 2))
  else {
    say(terminal, countIn(texts.verify, isFine ? 'fine' : 'read', documents))
    if (newer !== null) tell(terminal, fill(texts.readOnly.newer, { format: newer }))
    for (const problem of problems) tell(terminal, describe(problem, folder, texts.verify))
  }
  return isFine ? 0 : 1
}

/** Without a passphrase: what is checked is that every file is as it was written. */
async function verifyBackupAt(path: string, json: boolean, terminal: Terminal): Promise<number> {
  const file = await backupAt(path, terminal)
  if (file === null) return 1
  const { header, files, damaged } = await verifyBackup(file)
  const documents = documentsOf(header)
  const texts = terminal.texts.cli.verify
  if (json) say(terminal, JSON.stringify({ file, madeAt: header.madeAt, documents, files, damaged }, null, 2))
  else {
    say(terminal, countIn(texts, damaged.length === 0 ? 'backupFine' : 'backupRead', documents, { file }))
    for (const name of damaged) tell(terminal, `${name}: ${texts.reasons.damaged}`)
  }
  return damaged.length === 0 ? 0 : 1
}

/** `documents/note/….json: skadad (kopia: …)` */
function describe({ file, reason, keptAt }: Problem, folder: string, words: Terminal['texts']['cli']['verify']): string {
  return `${relative(folder, file)}: ${words.reasons[reason]}${keptAt === null ? '' : ` (${fill(words.kept, { path: keptAt })})`}`
}
