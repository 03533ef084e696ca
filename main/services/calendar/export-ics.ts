import type { EventContent } from '../../../shared/calendar/event.ts'
import type { ExportChoice, ExportResult } from '../../../shared/calendar/export.ts'
import type { Stored } from '../../../shared/document.ts'
import { Failure } from '../../../shared/reply.ts'
import { en } from '../../../shared/text/en.ts'
import { sv } from '../../../shared/text/sv.ts'
import type { Listed, Workspace } from '../../store/workspace.ts'
import type { Session } from '../session.ts'
import { calendarFile } from './ics/calendar-file.ts'
import { checkIcs } from './ics/check-ics.ts'
import { disclose, isHidden, type Words } from './ics/disclosure.ts'
import { fileNameOf } from './ics/file-name.ts'
import { type Placed, spanOf } from './ics/placement.ts'
import { alarmsOf } from './ics/vevent.ts'
import { selectEvents } from './select-events.ts'

/** What the export needs of the app: the open workspace and the version that the file names. */
export interface ExportContext {
  session: Session
  shell: { facts: { version: string } }
}

/**
 * The chosen events as a calendar file (calendar.md §1), checked before it is given out; empty text when none of them has
 * a date. Throws `not-found` for an unknown programme or event, `invalid-output` when the file breaks a rule.
 */
export async function exportIcs({ session, shell }: ExportContext, choice: ExportChoice): Promise<ExportResult> {
  const { workspace } = session
  const words = { sv, en }[choice.language].ics
  const programme =
    choice.selection.what === 'programme' ? (await workspace.read('programme', choice.selection.programme)).content.name : null
  const { events, unreadable } = await readEvents(workspace, selectEvents(workspace, choice))
  const name = choice.selection.what === 'all' ? words.calendarName : programme
  const { text, placed } = calendarFile(events, { ...choice, words, version: shell.facts.version, name })
  if (placed.length > 0) {
    const broken = checkIcs(Buffer.from(text))
    if (broken.length > 0) throw new Failure('invalid-output', `the file breaks ${broken.join(', ')}`)
  }
  const contents = placed.map(({ event }) => event.content)
  const count = (test: (content: EventContent) => boolean) => contents.filter(test).length
  return {
    fileName: nameOf(choice, placed, programme, words),
    text: placed.length > 0 ? text : '',
    events: placed.length,
    timeUnset: count(({ when }) => when.type === 'date' && when.timeUnset),
    alarms: choice.alarms ? contents.reduce((sum, content) => sum + alarmsOf(content).length, 0) : 0,
    span: spanOf(placed, choice.zone),
    warnings: (
      [
        { code: 'undated-left-out', count: events.length - placed.length },
        { code: 'cancelled-included', count: count(({ status }) => status === 'CANCELLED') },
        { code: 'zone-as-utc', count: placed.filter(({ asUtc }) => asUtc).length },
        { code: 'coaching-hidden', count: count((content) => isHidden(content, choice.coachingDescriptions)) },
        { code: 'unreadable-left-out', count: unreadable },
      ] as const
    ).filter((warning) => warning.count > 0),
  }
}

/** Reads the events' documents, several at a time; counts those that cannot be read. */
async function readEvents(
  workspace: Workspace,
  listed: readonly Listed<'event'>[],
): Promise<{ events: Stored<EventContent>[]; unreadable: number }> {
  const waiting = [...listed]
  const events: Stored<EventContent>[] = []
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      try {
        events.push(await workspace.read('event', next.id))
      } catch (fault) {
        if (!(fault instanceof Failure && ['corrupt', 'newer', 'not-found'].includes(fault.code))) throw fault
      }
    }
  }
  await Promise.all(Array.from({ length: 16 }, work))
  return { events, unreadable: listed.length - events.length }
}

function nameOf(
  { selection, coachingDescriptions }: ExportChoice,
  placed: readonly Placed[],
  programme: string | null,
  words: Words,
): string {
  if (selection.what === 'range') return fileNameOf(`${selection.from}--${selection.to}`)
  if (selection.what === 'events') {
    const [only, ...others] = placed.map(({ event }) => event.content)
    if (!only || others.length > 0) return fileNameOf(words.file.selection)
    return fileNameOf(only.when.type === 'none' ? '' : only.when.start.slice(0, 10), disclose(only, words, coachingDescriptions).title)
  }
  return fileNameOf(programme ?? words.file.calendar)
}
