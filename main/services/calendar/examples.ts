import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import ex2012 from '../../../assets/programmes/ex-2012.json' with { type: 'json' }
import ex2019 from '../../../assets/programmes/ex-2019.json' with { type: 'json' }
import type { EventContent } from '../../../shared/calendar/event.ts'
import { type ExampleEvent, ExampleProgramme } from '../../../shared/calendar/example-programme.ts'
import type { ExampleId } from '../../../shared/calendar/programme.ts'
import type { Output } from '../../../shared/contract.ts'
import { type Id, idFrom } from '../../../shared/id.ts'
import { Failure } from '../../../shared/reply.ts'
import type { Language } from '../../../shared/settings.ts'
import { Serially } from '../../store/serially.ts'
import { type Context, newId } from '../context.ts'
import { firstDayOf } from './first-day.ts'

/** A meeting is announced at 09:00 the day before. */
const meetingAlarm = 15 * 60

const oneAtATime = new Serially()

type ExampleContext = Pick<Context, 'session' | 'clock' | 'publish'>

/**
 * Copies a shipped programme and its events into the workspace as the user's own, in one language, and tells its first
 * day. A programme that is there already stays as it is; only events that were never written are added.
 */
export function addExample(context: ExampleContext, example: ExampleId, language: Language): Promise<Output<'calendar.addExample'>> {
  return oneAtATime.run(context.session.workspace.folder, () => add(context, exampleProgramme(example), language))
}

/** The shipped programme with this id. */
export function exampleProgramme(id: ExampleId): ExampleProgramme {
  return v.parse(ExampleProgramme, { 'ex-2019': ex2019, 'ex-2012': ex2012 }[id])
}

async function add(
  { session, clock, publish }: ExampleContext,
  data: ExampleProgramme,
  language: Language,
): Promise<Output<'calendar.addExample'>> {
  const { workspace } = session
  const present = workspace.list('programme').find(({ digest }) => digest.example === data.id)
  const programme = present?.id ?? newId(clock)
  try {
    if (!present) {
      const { name, sponsor, provider, description } = data
      const content = {
        name: name[language],
        sponsor: sponsor[language],
        provider: provider[language],
        description: description[language],
        example: data.id,
      }
      await workspace.save('programme', programme, 0, { tags: [], links: [], handling: 'working', ...content })
    }
    for (const row of data.events) {
      const id = eventId(programme, row.id)
      if (await isMissing(workspace.read('event', id)))
        await workspace.save('event', id, 0, eventFrom(row, data, programme, language, clock()))
    }
  } finally {
    publish('changed', { kind: 'programme' })
    publish('changed', { kind: 'event' })
  }
  return { programme, firstDay: firstDayOf(workspace.list('event').filter(({ digest }) => digest.programme === programme)) }
}

/** An example event has one id in each copy of its programme, so that a copy cut short can be completed. */
function eventId(programme: Id, row: string): Id {
  const time = Number.parseInt(programme.replaceAll('-', '').slice(0, 12), 16)
  return idFrom(time, createHash('sha256').update(`${programme} ${row}`).digest())
}

/** Whether a document was never written; one in the trash, or one that cannot be read, is there. */
async function isMissing(reading: Promise<unknown>): Promise<boolean> {
  try {
    await reading
    return false
  } catch (fault) {
    if (fault instanceof Failure) return fault.code === 'not-found'
    throw fault
  }
}

function eventFrom(row: ExampleEvent, { terms }: ExampleProgramme, programme: Id, language: Language, now: Date): EventContent {
  const { when } = row
  const timeUnset = when.type === 'date' && when.timeUnset
  return {
    tags: [],
    links: [],
    handling: 'working',
    summary: row.title[language],
    when,
    category: row.category,
    location: row.location,
    url: '',
    description: (row.description ?? terms[row.category])?.[language] ?? '',
    status: 'CONFIRMED',
    transp: timeUnset ? 'TRANSPARENT' : 'OPAQUE',
    class: 'PUBLIC',
    alarms: when.type === 'date' && !timeUnset ? [{ uid: randomUUID(), minutesBefore: meetingAlarm }] : [],
    programme,
    uid: randomUUID(),
    sequence: 0,
    lastModified: now.toISOString(),
    example: row.id,
  }
}
