import { randomUUID } from 'node:crypto'
import type { EventContent, EventDraft } from '../../../shared/calendar/event.ts'
import { sortKey, touches } from '../../../shared/calendar/when.ts'
import type { HandlersOf } from '../../../shared/contract.ts'
import type { Listed } from '../../store/workspace.ts'
import type { Context } from '../context.ts'
import { trashOf } from '../trash.ts'
import { addExample } from './examples.ts'
import { exportIcs } from './export-ics.ts'
import { firstDayOf } from './first-day.ts'

/** Events and programmes. */
export function calendarService(context: Context): HandlersOf<'calendar'> {
  const { session, publish, clock } = context
  const { trash, untrash } = trashOf(context, 'event')
  const events = () => session.workspace.list('event')

  return {
    'calendar.list': async ({ from, to, zone }) => byStart(events().filter(({ digest }) => touches(digest.when, from, to, zone))),
    'calendar.undated': async () => byStart(events().filter(({ digest }) => digest.when.type === 'none')),
    'calendar.read': ({ id }) => session.workspace.read('event', id),
    'calendar.save': async ({ id, draft, base }) => {
      const { workspace } = session
      const present = (await workspace.find('event', id))?.content
      const saved = await workspace.save('event', id, base, present ? revised(present, draft, clock()) : created(draft, clock()))
      publish('changed', { kind: 'event', id })
      return saved
    },
    'calendar.trash': trash,
    'calendar.untrash': untrash,
    'calendar.programmes': async () => {
      const all = events()
      const programmes = await Promise.all(session.workspace.list('programme').map(({ id }) => session.workspace.read('programme', id)))
      return programmes
        .map((programme) => {
          const own = all.filter(({ digest }) => digest.programme === programme.id)
          return { ...programme, events: own.length, firstDay: firstDayOf(own) }
        })
        .toSorted((a, b) => (a.firstDay ?? '~').localeCompare(b.firstDay ?? '~'))
    },
    'calendar.addExample': ({ example, language }) => addExample(context, example, language),
    'calendar.exportIcs': (choice) => exportIcs(context, choice),
  }
}

function created(draft: EventDraft, now: Date): EventContent {
  return { handling: 'working', ...draft, uid: randomUUID(), sequence: 0, lastModified: now.toISOString() }
}

/** SEQUENCE grows with every change (calendar.md E13); a save that changes nothing is none, so that exports stay the same (E12). */
function revised(present: EventContent, draft: EventDraft, now: Date): EventContent {
  // What somebody changes is no longer in the trash.
  const { trashedAt: _before, ...rest } = present
  const changed = { ...rest, ...draft }
  if (JSON.stringify(changed) === JSON.stringify(present)) return present
  return { ...changed, sequence: present.sequence + 1, lastModified: now.toISOString() }
}

/** By start, each key worked out once: a wall time in a zone is dear to convert. */
function byStart(events: Listed<'event'>[]): Listed<'event'>[] {
  return events
    .map((event) => ({ event, key: `${sortKey(event.digest.when)} ${event.id}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ event }) => event)
}
