import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Conf from 'conf'
import { chooseLanguage, type Settings } from '../../shared/settings.ts'
import { Failure } from '../../shared/reply.ts'
import { appDataFolder } from '../places.ts'
import { openSettings, type SettingsClass } from '../settings.ts'
import { fill, terminalLanguages, textsFor } from '../spoken.ts'
import { UsageError } from './arguments.ts'
import { backup } from './commands/backup.ts'
import { exportCalendar } from './commands/export-ics.ts'
import { init } from './commands/init.ts'
import { list } from './commands/list.ts'
import { restore } from './commands/restore.ts'
import { verify } from './commands/verify.ts'
import { say, type Streams, tell, type Terminal } from './terminal.ts'

const commands = { init, list, 'export-ics': exportCalendar, backup, restore, verify }

/** Runs a command line. Resolves to its exit code: 0 done, 1 something is wrong with data or file, 2 wrong usage. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  const terminal = terminalOf(streams)
  const { texts } = terminal
  const [name = '', ...rest] = args
  const isKnown = Object.hasOwn(commands, name)
  if (args.includes('--help') || args.includes('-h')) {
    say(terminal, isKnown ? texts.cli.commands[name as keyof typeof commands] : texts.cli.help)
    return 0
  }
  try {
    if (name === '' || name.startsWith('-')) throw new UsageError('noCommand')
    if (!isKnown) throw new UsageError('unknownCommand', { name })
    return await commands[name as keyof typeof commands](rest, terminal)
  } catch (fault) {
    if (fault instanceof UsageError) {
      tell(terminal, fill(texts.cli.usage[fault.sentence], { command: name, ...fault.values }))
      return 2
    }
    tell(terminal, sentenceFor(fault, rest, terminal))
    return 1
  }
}

function terminalOf(streams: Streams): Terminal {
  const appData = appDataFolder(streams.env)
  const setting = languageSetting(appData)
  const wishes = terminalLanguages(streams.env)
  return { ...streams, appData, language: chooseLanguage(setting, wishes), texts: textsFor(setting, wishes) }
}

/** The language of the settings, or the terminal's where they cannot be read. */
function languageSetting(appData: string): Settings['language'] {
  try {
    return openSettings(Conf as unknown as SettingsClass, appData).read().language
  } catch {
    return 'system'
  }
}

function sentenceFor(fault: unknown, args: readonly string[], { texts, cwd }: Terminal): string {
  const { errors } = texts.cli
  const { values } = parseArgs({ args: [...args], options: { workspace: { type: 'string' }, to: { type: 'string' } }, strict: false })
  const folder = resolve(cwd, String(values.workspace ?? values.to))
  if (fault instanceof Failure && Object.hasOwn(errors, fault.code))
    return fill(errors[fault.code as keyof typeof errors], { folder, reason: fault.message })
  return fill(errors.internal, { reason: fault instanceof Error ? fault.message : String(fault) })
}
