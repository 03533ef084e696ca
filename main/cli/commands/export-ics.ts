import { resolve } from 'node:path'
import * as v from 'valibot'
import packageJson from '../../../package.json' with { type: 'json' }
import type { ExportResult, ExportSelection } from '../../../shared/calendar/export.ts'
import { exampleIds } from '../../../shared/calendar/programme.ts'
import { Id } from '../../../shared/id.ts'
import { languages } from '../../../shared/settings.ts'
import { isZone } from '../../../shared/time.ts'
import { exportIcs } from '../../services/calendar/export-ics.ts'
import { fill } from '../../spoken.ts'
import type { Workspace } from '../../store/workspace.ts'
import { day, given, oneOf, readArguments, UsageError, workspaceFolder } from '../arguments.ts'
import { openForReading, sessionOf, tellProblems } from '../open-workspace.ts'
import { codeOf } from '../../store/disk-failure.ts'
import { countIn, say, tell, type Terminal } from '../terminal.ts'
import { writeOut } from '../write-out.ts'

/** `export-ics`: events as a calendar file, or on standard output for `--out -`. */
export async function exportCalendar(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = readArguments(args, {
    workspace: { type: 'string' },
    out: { type: 'string' },
    programme: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    event: { type: 'string', multiple: true },
    'no-alarms': { type: 'boolean' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  })
  const texts = terminal.texts.cli.exported
  const folder = workspaceFolder(values.workspace, terminal.cwd)
  const out = given('--out', values.out)
  const asked = askedFor(values)
  const language = values.language === undefined ? terminal.language : oneOf('--language', languages, values.language)

  const workspace = await openForReading(terminal, folder)
  const selection = 'example' in asked ? programmeOf(workspace, asked.example) : asked
  if (selection === null) {
    tell(terminal, fill(texts.noProgramme, { name: values.programme ?? '' }))
    return 1
  }
  const context = { session: await sessionOf(workspace), shell: { facts: packageJson } }
  const { text, ...facts } = await exportIcs(context, {
    selection,
    alarms: !values['no-alarms'],
    coachingDescriptions: false,
    language,
    zone: ownZone(),
  })

  const file = out === '-' ? '-' : resolve(terminal.cwd, out)
  if (facts.events > 0) {
    if (file === '-') terminal.stdout.write(text)
    else if (!(await wrote(file, text, terminal))) return 1
  }
  if (values.json) (file === '-' ? tell : say)(terminal, JSON.stringify({ file, ...facts }))
  else report(facts, file, terminal)
  const unreadable = facts.warnings.some(({ code }) => code === 'unreadable-left-out')
  return tellProblems(terminal, workspace) || (facts.events === 0 || unreadable ? 1 : 0)
}

interface SelectionValues {
  programme?: string | undefined
  from?: string | undefined
  to?: string | undefined
  event?: string[] | undefined
}

/** The selection in the options. Throws `UsageError`. */
function askedFor({ programme, from, to, event }: SelectionValues): ExportSelection | { example: (typeof exampleIds)[number] } {
  if ((from === undefined) !== (to === undefined)) throw new UsageError('bothDates')
  if ([programme, from, event].filter((value) => value !== undefined).length > 1) throw new UsageError('oneSelection')
  if (from !== undefined && to !== undefined) {
    if (day(to) < day(from)) throw new UsageError('datesReversed')
    return { what: 'range', from, to }
  }
  if (event !== undefined) return { what: 'events', events: event.map(id) }
  const example = exampleIds.find((name) => name === programme)
  if (example !== undefined) return { example }
  return programme === undefined ? { what: 'all' } : { what: 'programme', programme: id(programme) }
}

function id(value: string): string {
  if (!v.is(Id, value)) throw new UsageError('badId', { value })
  return value
}

function programmeOf(workspace: Workspace, example: string): ExportSelection | null {
  const found = workspace.list('programme').find(({ digest }) => digest.example === example)
  return found ? { what: 'programme', programme: found.id } : null
}

/** The zone of this computer, which decides on which day an event falls. */
function ownZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isZone(timeZone) ? timeZone : 'Europe/Stockholm'
}

async function wrote(file: string, text: string, terminal: Terminal): Promise<boolean> {
  try {
    await writeOut(file, text)
    return true
  } catch (fault) {
    const reason = codeOf(fault) ?? (fault instanceof Error ? fault.message : String(fault))
    tell(terminal, fill(terminal.texts.cli.exported.notWritten, { file, reason }))
    return false
  }
}

function report({ events, timeUnset, span, warnings }: Omit<ExportResult, 'text'>, file: string, terminal: Terminal): void {
  const texts = terminal.texts.cli.exported
  if (span === null) tell(terminal, texts.none)
  else {
    const days = span.first === span.last ? span.first : `${span.first}–${span.last}`
    const answer = file === '-' ? tell : say
    answer(terminal, countIn(texts, 'done', events, { span: days, file }))
    if (timeUnset > 0) tell(terminal, countIn(texts, 'timeUnset', timeUnset))
  }
  for (const { code, count } of warnings) tell(terminal, countIn(texts.warnings, code, count))
  if (span !== null) tell(terminal, texts.again)
}
