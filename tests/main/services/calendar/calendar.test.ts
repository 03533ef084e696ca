import { expect, test } from 'vitest'
import type { EventDraft } from '../../../../shared/calendar/event.ts'
import { idFrom } from '../../../../shared/id.ts'
import { openCalendar } from './open-calendar.ts'

const stockholm = 'Europe/Stockholm'
let count = 0
const newId = () => idFrom(1_550_000_000_000, new Uint8Array(10).fill(++count))
const draftOf = (change: Partial<EventDraft>): EventDraft => ({
  summary: 'Händelse',
  when: { type: 'date', start: '2019-05-09', end: '2019-05-10', timeUnset: false },
  category: 'own',
  location: '',
  url: '',
  description: '',
  status: 'CONFIRMED',
  transp: 'OPAQUE',
  class: 'PUBLIC',
  alarms: [],
  programme: null,
  tags: [],
  links: [],
  ...change,
})

test('events come by start, and only those that touch the days asked for', async () => {
  const { calendar } = await openCalendar()
  const add = (summary: string, when: EventDraft['when']) =>
    calendar['calendar.save']({ id: newId(), draft: draftOf({ summary, when }), base: 0 })
  await add('evening', { type: 'time', start: '2019-05-09T18:00', end: '2019-05-09T19:00', zone: stockholm })
  await add('morning', { type: 'time', start: '2019-05-09T08:00', end: '2019-05-09T09:00', zone: stockholm })
  await add('days', { type: 'date', start: '2019-05-08', end: '2019-05-10', timeUnset: false })
  await add('far away', { type: 'time', start: '2019-05-08T23:00', end: '2019-05-08T23:30', zone: 'America/New_York' })
  await add('next day', { type: 'date', start: '2019-05-10', end: '2019-05-11', timeUnset: false })
  await add('undated', { type: 'none' })
  const titles = (found: { title: string }[]) => found.map(({ title }) => title)
  expect(titles(await calendar['calendar.list']({ from: '2019-05-09', to: '2019-05-10', zone: stockholm }))).toEqual([
    'days',
    'far away',
    'morning',
    'evening',
  ])
  expect(titles(await calendar['calendar.undated']({}))).toEqual(['undated'])
})

test('an event keeps its UID, counts its changes and refuses what was made from an older one', async () => {
  const { calendar, published } = await openCalendar()
  const id = newId()
  const draft = draftOf({})
  await calendar['calendar.save']({ id, draft, base: 0 })
  const first = await calendar['calendar.read']({ id })
  expect(first.content).toMatchObject({ sequence: 0, lastModified: '2018-12-03T09:00:00.000Z' })
  expect(await calendar['calendar.save']({ id, draft, base: 1 })).toMatchObject({ rev: 1 })
  await calendar['calendar.save']({ id, draft: { ...draft, location: 'Kalmar' }, base: 1 })
  expect((await calendar['calendar.read']({ id })).content).toMatchObject({ uid: first.content.uid, sequence: 1, location: 'Kalmar' })
  await expect(calendar['calendar.save']({ id, draft: { ...draft, location: 'Karlstad' }, base: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(published).toContainEqual(['changed', { kind: 'event', id }])
})
