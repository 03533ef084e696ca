import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { ExportChoice } from '../../../../shared/calendar/export.ts'
import { idFrom } from '../../../../shared/id.ts'
import { eventOf } from './event-of.ts'
import { openCalendar } from './open-calendar.ts'

const choice = (selection: ExportChoice['selection']): ExportChoice => ({
  selection,
  alarms: true,
  coachingDescriptions: false,
  language: 'sv',
  zone: 'Europe/Stockholm',
})
let count = 0
const newId = () => idFrom(1_550_000_000_000, new Uint8Array(10).fill(++count))

async function withExample() {
  const opened = await openCalendar()
  const { programme } = await opened.calendar['calendar.addExample']({ example: 'ex-2019', language: 'sv' })
  const add = async (content: Parameters<typeof eventOf>[0]) => {
    const id = newId()
    await opened.workspace.save('event', id, 0, eventOf({ uid: id, ...content }).content)
    return id
  }
  return { ...opened, programme, add, exportIcs: opened.calendar['calendar.exportIcs'] }
}

const unfold = (text: string) => text.replaceAll('\r\n ', '')

test('the programme of spring 2019 goes out with eight events at the right days', async () => {
  const { exportIcs, programme } = await withExample()
  const result = await exportIcs(choice({ what: 'programme', programme }))
  expect(result).toMatchObject({
    fileName: 'bollplank-processtod-varen-2019.ics',
    events: 8,
    timeUnset: 5,
    alarms: 3,
    span: { first: '2019-01-22', last: '2019-06-05' },
    warnings: [],
  })
  const calendar = new ICAL.Component(ICAL.parse(result.text))
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Processtöd våren 2019')
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name))
    return [
      value('dtstart'),
      value('dtend'),
      value('transp'),
      value('summary').includes('(tid ej fastställd)'),
      event.getAllSubcomponents('valarm').length,
    ]
  })
  expect(events).toEqual([
    ['2019-01-22', '2019-01-23', 'TRANSPARENT', true, 0],
    ['2019-02-06', '2019-02-07', 'TRANSPARENT', true, 0],
    ['2019-03-12', '2019-03-13', 'TRANSPARENT', true, 0],
    ['2019-03-29', '2019-03-30', 'TRANSPARENT', true, 0],
    ['2019-04-11', '2019-04-12', 'TRANSPARENT', true, 0],
    ['2019-05-09', '2019-05-11', 'OPAQUE', false, 1],
    ['2019-05-20', '2019-05-22', 'OPAQUE', false, 1],
    ['2019-06-04', '2019-06-06', 'OPAQUE', false, 1],
  ])
})

test('a second export without changes is the same to the byte; a change raises SEQUENCE', async () => {
  const { exportIcs, calendar, workspace } = await withExample()
  const first = await exportIcs(choice({ what: 'all' }))
  const [event] = workspace.list('event')
  const { rev, content } = await calendar['calendar.read']({ id: event!.id })
  const { summary, when, category, location, url, description, status, transp, alarms, programme, tags, links } = content
  const draft = {
    summary,
    when,
    category,
    location,
    url,
    description,
    status,
    transp,
    class: content.class,
    alarms,
    programme,
    tags,
    links,
  }
  await calendar['calendar.save']({ id: event!.id, draft, base: rev })
  expect((await exportIcs(choice({ what: 'all' }))).text).toBe(first.text)
  await calendar['calendar.save']({ id: event!.id, draft: { ...draft, location: 'Teams' }, base: rev })
  const { text } = await exportIcs(choice({ what: 'all' }))
  expect(text.match(/SEQUENCE:1/g)).toHaveLength(1)
  expect(text).toContain(`UID:${content.uid}`)
})

test('the whole calendar carries a name, a selection, a range and one event do not', async () => {
  const { exportIcs, add } = await withExample()
  const id = await add({
    summary: 'Ärende: ”Æblekage” på Kåkå!',
    when: { type: 'time', start: '2019-02-01T00:30', end: '2019-02-01T01:00', zone: 'Europe/Stockholm' },
  })
  const other = await add({ when: { type: 'date', start: '2019-02-02', end: '2019-02-03', timeUnset: false } })
  const all = await exportIcs(choice({ what: 'all' }))
  expect(all.fileName).toBe('bollplank-kalender.ics')
  expect(all.text).toContain('NAME:Bollplank\r\nX-WR-CALNAME:Bollplank\r\n')
  const one = await exportIcs(choice({ what: 'events', events: [id] }))
  expect(one).toMatchObject({
    fileName: 'bollplank-2019-02-01-arende-aeblekage-pa-kaka.ics',
    events: 1,
    span: { first: '2019-02-01', last: '2019-02-01' },
  })
  const some = await exportIcs(choice({ what: 'events', events: [id, other] }))
  expect(some).toMatchObject({ fileName: 'bollplank-urval.ics', events: 2 })
  const range = await exportIcs(choice({ what: 'range', from: '2019-02-01', to: '2019-02-06' }))
  expect(range).toMatchObject({ fileName: 'bollplank-2019-02-01--2019-02-06.ics', events: 3 })
  for (const { text } of [one, some, range]) expect(text).not.toContain('NAME:Bollplank')
})

test('a range holds the events that touch its days in the chosen zone', async () => {
  const { exportIcs, add } = await withExample()
  await add({ when: { type: 'time', start: '2021-12-31T20:00', end: '2021-12-31T21:00', zone: 'America/New_York' } })
  const count = async (from: string, to: string, zone: string) => (await exportIcs({ ...choice({ what: 'range', from, to }), zone })).events
  expect(await count('2022-01-01', '2022-01-01', 'Europe/Stockholm')).toBe(1)
  expect(await count('2022-01-01', '2022-01-01', 'America/New_York')).toBe(0)
  expect(await count('2019-05-10', '2019-05-10', 'Europe/Stockholm')).toBe(1)
  expect(await count('2019-05-11', '2019-05-19', 'Europe/Stockholm')).toBe(0)
})

test('what the user should know is counted', async () => {
  const { exportIcs, add } = await withExample()
  await add({ when: { type: 'none' } })
  await add({ status: 'CANCELLED' })
  await add({ category: 'coaching', summary: 'Samtal med Anna', description: 'hemligt', location: 'Café' })
  await add({ when: { type: 'time', start: '2026-03-01T10:00', end: '2026-03-01T11:00', zone: 'Africa/Casablanca' } })
  const result = await exportIcs(choice({ what: 'all' }))
  expect(result.events).toBe(11)
  expect(result.warnings).toEqual([
    { code: 'undated-left-out', count: 1 },
    { code: 'cancelled-included', count: 1 },
    { code: 'zone-as-utc', count: 1 },
    { code: 'coaching-hidden', count: 1 },
  ])
  expect(unfold(result.text)).not.toMatch(/Anna|hemligt|Café/)
  const open = await exportIcs({ ...choice({ what: 'all' }), coachingDescriptions: true, alarms: false })
  expect(unfold(open.text)).toMatch(/Samtal med Anna[^]*hemligt[^]*Café/)
  expect(open).toMatchObject({ alarms: 0 })
  expect(open.warnings.map(({ code }) => code)).not.toContain('coaching-hidden')
})

test('the name of a file with one coaching event tells no more than the file', async () => {
  const { exportIcs, add } = await withExample()
  const id = await add({ category: 'coaching', summary: 'Samtal med Anna' })
  expect((await exportIcs(choice({ what: 'events', events: [id] }))).fileName).toBe('bollplank-2019-01-22-coachning.ics')
})

test('an export without a dated event has no text', async () => {
  const { exportIcs, add } = await withExample()
  const id = await add({ when: { type: 'none' } })
  expect(await exportIcs(choice({ what: 'events', events: [id] }))).toMatchObject({
    text: '',
    events: 0,
    span: null,
    warnings: [{ code: 'undated-left-out', count: 1 }],
  })
})

test('an unknown or trashed event and an unknown programme are refused', async () => {
  const { exportIcs, calendar, workspace } = await withExample()
  await expect(exportIcs(choice({ what: 'events', events: [newId()] }))).rejects.toMatchObject({ code: 'not-found' })
  await expect(exportIcs(choice({ what: 'programme', programme: newId() }))).rejects.toMatchObject({ code: 'not-found' })
  const { id } = workspace.list('event')[0]!
  await calendar['calendar.trash']({ id })
  await expect(exportIcs(choice({ what: 'events', events: [id] }))).rejects.toMatchObject({ code: 'not-found' })
  expect((await exportIcs(choice({ what: 'all' }))).events).toBe(7)
})

test('an event whose file is damaged is left out and counted', async () => {
  const { exportIcs, workspace } = await withExample()
  const file = join(workspace.folder, 'documents', 'event', `${workspace.list('event')[0]!.id}.json`)
  await writeFile(file, (await readFile(file, 'utf8')).replace('45–60', '46–60'))
  expect(await exportIcs(choice({ what: 'all' }))).toMatchObject({ events: 7, warnings: [{ code: 'unreadable-left-out', count: 1 }] })
})

test('a file that would break a rule is not given out', async () => {
  const { exportIcs, add } = await withExample()
  await add({ uid: 'twice' })
  await add({ uid: 'twice' })
  await expect(exportIcs(choice({ what: 'all' }))).rejects.toMatchObject({ code: 'invalid-output', message: 'the file breaks E11' })
})
