import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exampleProgramme } from '../../../../main/services/calendar/examples.ts'
import { Workspace } from '../../../../main/store/workspace.ts'
import { exampleIds } from '../../../../shared/calendar/programme.ts'
import { isoWeek, weekday } from '../../../../shared/time.ts'
import { openCalendar } from './open-calendar.ts'

const sv = (example: 'ex-2019' | 'ex-2012') => ({ example, language: 'sv' }) as const

test('the spring of 2019 has five webinars without a time and three meetings of two days', async () => {
  const { calendar } = await openCalendar()
  const { programme, firstDay } = await calendar['calendar.addExample'](sv('ex-2019'))
  expect(firstDay).toBe('2019-01-22')
  const events = await calendar['calendar.list']({ from: '2019-01-01', to: '2020-01-01', zone: 'Europe/Stockholm' })
  expect(
    events.map(({ digest: { when, category } }) => [category, when.type === 'date' && `${when.start} ${when.end} ${when.timeUnset}`]),
  ).toEqual([
    ['webinar', '2019-01-22 2019-01-23 true'],
    ['webinar', '2019-02-06 2019-02-07 true'],
    ['webinar', '2019-03-12 2019-03-13 true'],
    ['webinar', '2019-03-29 2019-03-30 true'],
    ['webinar', '2019-04-11 2019-04-12 true'],
    ['meeting', '2019-05-09 2019-05-11 false'],
    ['meeting', '2019-05-20 2019-05-22 false'],
    ['meeting', '2019-06-04 2019-06-06 false'],
  ])
  const contents = await Promise.all(events.map(async ({ id }) => (await calendar['calendar.read']({ id })).content))
  expect(contents[0]?.summary).toBe('Webbinarium 1: Arbetet med RSP som en integrerad del av RUS och det regionala utvecklingsarbetet')
  expect(contents[0]).toMatchObject({
    transp: 'TRANSPARENT',
    alarms: [],
    programme,
    example: 'ex-2019-w1',
    sequence: 0,
    lastModified: '2018-12-03T09:00:00.000Z',
  })
  expect(contents[0]?.description).toContain('45–60 minuter')
  expect(contents[7]).toMatchObject({
    summary: 'Regional träff, Härnösand',
    location: 'Härnösand',
    transp: 'OPAQUE',
    alarms: [{ minutesBefore: 900 }],
  })
  const uids = contents.flatMap(({ uid, alarms }) => [uid, ...alarms.map((alarm) => alarm.uid)])
  expect(new Set(uids).size).toBe(11)
  for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/)
  expect(await calendar['calendar.programmes']({})).toMatchObject([
    {
      id: programme,
      events: 8,
      firstDay: '2019-01-22',
      content: { name: 'Processtöd våren 2019', sponsor: 'Tillväxtverket', provider: 'Kontigo', example: 'ex-2019' },
    },
  ])
})

test('the year 2012 has three dated events and seven arrangements without a date, in the language asked for', async () => {
  const { calendar } = await openCalendar()
  expect((await calendar['calendar.addExample']({ example: 'ex-2012', language: 'en' })).firstDay).toBe('2012-05-10')
  const dated = await calendar['calendar.list']({ from: '2012-01-01', to: '2013-01-01', zone: 'Europe/Stockholm' })
  expect(
    dated.map(({ title, digest: { when } }) => [title, when.type === 'date' && `${when.start} ${when.end} ${when.timeUnset}`]),
  ).toEqual([
    ['Evaluation forum', '2012-05-10 2012-05-11 true'],
    ['Loka days', '2012-08-20 2012-08-22 false'],
    ['RUS forum', '2012-09-27 2012-09-28 true'],
  ])
  const undated = await calendar['calendar.undated']({})
  expect(undated.map(({ title }) => title).toSorted()).toEqual([
    'Dialogue meetings',
    'Friday academies',
    'Friday lunches',
    'Loka days',
    'Meetings in the annual cycle',
    'RUS evaluation forum',
    'RUS forum',
  ])
  expect((await calendar['calendar.read']({ id: undated[0]!.id })).content.description).toBe('Set how often yourself.')
})

test('adding twice, also at the same time, gives one copy that stays as the user left it', async () => {
  const { calendar, workspace } = await openCalendar()
  const [first, second] = await Promise.all([
    calendar['calendar.addExample'](sv('ex-2019')),
    calendar['calendar.addExample'](sv('ex-2019')),
  ])
  expect(second).toEqual(first)
  const [webinar, other] = workspace.list('event')
  await calendar['calendar.trash']({ id: webinar!.id })
  await workspace.change('event', other!.id, (content) => ({ ...content, summary: 'Mitt namn' }))
  expect(await calendar['calendar.addExample']({ example: 'ex-2019', language: 'en' })).toMatchObject({ programme: first.programme })
  expect(workspace.list('programme')).toHaveLength(1)
  expect(workspace.list('event')).toHaveLength(7)
  expect((await calendar['calendar.read']({ id: other!.id })).content.summary).toBe('Mitt namn')
})

test('a copy that was cut short is completed', async () => {
  const { calendar, workspace, context } = await openCalendar()
  const { programme } = await calendar['calendar.addExample'](sv('ex-2019'))
  const lost = workspace.list('event').slice(0, 3)
  await context.session.use(null)
  for (const { id } of lost) await rm(join(workspace.folder, 'documents', 'event', `${id}.json`))
  await context.session.use(await Workspace.open(workspace.folder, { ...context, shell: 'test' }))
  const again = await calendar['calendar.addExample'](sv('ex-2019'))
  expect(again.programme).toBe(programme)
  for (const { id, title } of lost) expect((await calendar['calendar.read']({ id })).content.summary).toBe(title)
})

test('each kind is told of once, without an id', async () => {
  const { calendar, published } = await openCalendar()
  await calendar['calendar.addExample'](sv('ex-2019'))
  expect(published).toEqual([
    ['changed', { kind: 'programme' }],
    ['changed', { kind: 'event' }],
  ])
})

test('every example has its own row ids, both languages and the weekdays of the calendar', () => {
  const rows = exampleIds.flatMap((id) => exampleProgramme(id).events)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const { id, title } of rows) expect([id, title.sv, title.en]).not.toContain('')
  const days = exampleProgramme('ex-2019').events.map(({ when }) =>
    when.type === 'date' ? [weekday(when.start), isoWeek(when.start)] : [],
  )
  expect(days).toEqual([
    [1, 4],
    [2, 6],
    [1, 11],
    [4, 13],
    [3, 15],
    [3, 19],
    [0, 21],
    [1, 23],
  ])
})
