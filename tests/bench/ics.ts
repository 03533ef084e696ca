import { join } from 'node:path'
import ical from 'ical-generator'
import { exportIcs } from '../../main/services/calendar/export-ics.ts'
import { calendarFile } from '../../main/services/calendar/ics/calendar-file.ts'
import { checkIcs } from '../../main/services/calendar/ics/check-ics.ts'
import { Session } from '../../main/services/session.ts'
import type { EventContent } from '../../shared/calendar/event.ts'
import { instantOf } from '../../shared/calendar/when.ts'
import type { Stored } from '../../shared/document.ts'
import { idFrom } from '../../shared/id.ts'
import { sv } from '../../shared/text/sv.ts'
import { addDays } from '../../shared/time.ts'
import { filledWorkspace } from './filled-workspace.ts'
import { measure, print, ratio } from './side-by-side.ts'

const size = 10_000
const rounds = 15
const choice = { selection: { what: 'all' }, alarms: true, coachingDescriptions: true, language: 'sv', zone: 'Europe/Stockholm' } as const

/** What a calendar file of 10,000 events costs, beside ical-generator. */
export async function benchIcs(folder: string): Promise<void> {
  const events = Array.from({ length: size }, (_, n) => storedEvent(n))
  const session = new Session()
  await session.use(
    await filledWorkspace(join(folder, 'events'), { appData: folder, clock: () => new Date(), shell: null }, 'event', size, eventContent),
  )
  const options = { words: sv.ics, version: '1.0', name: 'Bollplank', alarms: true, coachingDescriptions: true }
  const names = ['ours, read from disk, written and checked', 'ours, written and checked', 'ours, written', 'ical-generator'] as const
  const figures = await measure(
    [
      { name: names[0], run: () => exportIcs({ session, shell: { facts: options } }, choice) },
      { name: names[1], run: () => checkIcs(Buffer.from(calendarFile(events, options).text)) },
      { name: names[2], run: () => calendarFile(events, options) },
      { name: names[3], run: () => withGenerator(events), every: 5 },
    ],
    rounds,
  )
  print(`ICS of ${size} events`, figures, [
    `ours, written and checked : ical-generator = ${ratio(figures, names[1], names[3]).toFixed(2)}`,
    `ours, written : ical-generator = ${ratio(figures, names[2], names[3]).toFixed(2)}`,
    `ours, read from disk, written and checked: ${figures[0]!.median.toFixed(0)} ms (budget 2000)`,
  ])
}

const createdAt = '2019-01-01T08:00:00.000Z'

/** A third whole days, two thirds with clock times in Stockholm, over ten years. */
function eventContent(n: number): EventContent {
  const day = addDays('2019-01-01', n % 3650)
  const hour = String(8 + (n % 9)).padStart(2, '0')
  return {
    tags: ['RSP'],
    links: [],
    handling: 'working',
    summary: `Webbinarium ${n}: Arbetet med RSP som en integrerad del av RUS`,
    when:
      n % 3 === 0
        ? { type: 'date', start: day, end: addDays(day, 1), timeUnset: false }
        : { type: 'time', start: `${day}T${hour}:00`, end: `${day}T${hour}:45`, zone: 'Europe/Stockholm' },
    category: 'webinar',
    location: 'Härnösand',
    url: '',
    description: 'Tar 45–60 minuter. Lärande exempel från en eller ett par regioner, med generell kunskap.\nFörbered en fråga.',
    status: 'CONFIRMED',
    transp: 'OPAQUE',
    class: 'PUBLIC',
    alarms: [{ uid: `alarm-${n}`, minutesBefore: 15 }],
    programme: null,
    uid: `event-${n}`,
    sequence: 0,
    lastModified: createdAt,
  }
}

function storedEvent(n: number): Stored<EventContent> {
  const id = idFrom(1_700_000_000_000 + n, crypto.getRandomValues(new Uint8Array(10)))
  return { id, rev: 1, createdAt, updatedAt: createdAt, content: eventContent(n) }
}

/** The same events by the peer, in the way its documentation gives; times as instants, which spares it our work on zones. */
function withGenerator(events: readonly Stored<EventContent>[]): string {
  const calendar = ical({ name: 'Bollplank' })
  for (const { createdAt, content } of events) {
    const { when } = content
    if (when.type === 'none') continue
    const times =
      when.type === 'date'
        ? { allDay: true, start: new Date(when.start), end: new Date(when.end) }
        : { start: new Date(instantOf(when.start, when.zone)), end: new Date(instantOf(when.end, when.zone)) }
    const event = calendar.createEvent({
      id: content.uid,
      ...times,
      summary: content.summary,
      description: content.description,
      location: content.location,
      categories: [{ name: 'Webbinarium' }, ...content.tags.map((name) => ({ name }))],
      created: new Date(createdAt),
      lastModified: new Date(content.lastModified),
      sequence: content.sequence,
    })
    for (const { minutesBefore } of content.alarms) event.createAlarm({ trigger: minutesBefore * 60 })
  }
  return calendar.toString()
}
