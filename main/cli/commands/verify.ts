import { relative } from 'node:path'
import type { Problem } from '../../../shared/workspace.ts'
import { fill } from '../../spoken.ts'
import { readArguments, workspaceFolder } from '../arguments.ts'
import { openForReading } from '../open-workspace.ts'
import { countIn, say, tell, type Terminal } from '../terminal.ts'

/** `verify`: reads and checks every document, the trash included. */
export async function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments(args, { workspace: { type: 'string' }, json: { type: 'boolean' } })
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

/** `documents/note/….json: skadad (kopia: …)` */
function describe({ file, reason, keptAt }: Problem, folder: string, words: Terminal['texts']['cli']['verify']): string {
  return `${relative(folder, file)}: ${words.reasons[reason]}${keptAt === null ? '' : ` (${fill(words.kept, { path: keptAt })})`}`
}
