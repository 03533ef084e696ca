import { existsSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import { exampleIds } from '../../../shared/calendar/programme.ts'
import { languages } from '../../../shared/settings.ts'
import type { ReadOnlyReason } from '../../../shared/workspace.ts'
import { startWorkspace } from '../../services/app.ts'
import { Session } from '../../services/session.ts'
import { fill } from '../../spoken.ts'
import { oneOf, readArguments, workspaceFolder } from '../arguments.ts'
import { say, tell, type Terminal } from '../terminal.ts'

/** `init`: makes a workspace, or opens the one that is there, and adds example programmes. */
export async function init(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments(args, {
    workspace: { type: 'string' },
    example: { type: 'string', multiple: true },
    language: { type: 'string' },
    json: { type: 'boolean' },
  })
  const folder = workspaceFolder(values.workspace, terminal.cwd)
  const examples = (values.example ?? []).map((value) => oneOf('--example', exampleIds, value))
  const language = values.language === undefined ? terminal.language : oneOf('--language', languages, values.language)
  const created = !existsSync(join(folder, 'workspace.json'))

  const session = new Session()
  const shell = { facts: { name: 'cli', version: packageJson.version } }
  try {
    await startWorkspace(
      { appData: terminal.appData, clock: () => new Date(), publish: () => {}, session, shell },
      folder,
      examples,
      language,
    )
    const { readOnly } = session.workspace
    if (readOnly) {
      tell(terminal, whyReadOnly(terminal, readOnly, folder))
      return 1
    }
  } finally {
    await session.use(null)
  }
  const { texts } = terminal
  if (values.json) say(terminal, JSON.stringify({ workspace: folder, created, examples }))
  else {
    say(terminal, fill(created ? texts.cli.init.created : texts.cli.init.opened, { folder }))
    for (const example of examples) say(terminal, fill(texts.cli.init.example, { name: texts.workspace.examples[example].name }))
  }
  return 0
}

function whyReadOnly({ texts, language }: Terminal, reason: ReadOnlyReason, folder: string): string {
  const sentences = texts.cli.readOnly
  if (reason.why === 'newer') return fill(sentences.newer, { format: reason.format })
  if (reason.why === 'folder') return fill(sentences.folder, { folder })
  const shells: Readonly<Record<string, string>> = texts.workspace.readOnly.shell
  const shell = shells[reason.shell]
  if (shell === undefined) return sentences.heldUnknown
  const since = new Date(reason.since).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return fill(sentences.held, { shell, pid: reason.pid, since })
}
