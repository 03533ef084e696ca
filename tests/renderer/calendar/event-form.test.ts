import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import {
  draftFrom,
  formOf,
  newForm,
  problemsOf,
  whenOf,
  withKind,
  withStart,
  type EventForm,
} from '../../../renderer/calendar/event-form.ts'
import { EventDraft } from '../../../shared/calendar/event.ts'

const here = 'Europe/Stockholm'
const uid = () => 'new-uid'
const timed: EventForm = { ...newForm({ first: '2019-01-22', last: '2019-01-22', start: '09:00', end: '10:30' }, here), summary: 'Möte' }
const draft: EventDraft = {
  summary: 'Regional träff Kalmar',
  when: { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false },
  category: 'meeting',
  location: 'Kalmar',
  url: 'https://exempel.se/',
  description: 'Två dagar\nProgram kommer.',
  status: 'CONFIRMED',
  transp: 'OPAQUE',
  class: 'PUBLIC',
  alarms: [{ uid: 'kept', minutesBefore: 900 }],
  programme: null,
  tags: ['träff'],
  links: [],
}

test('an event goes through the form unchanged, the last day inclusive on the way', () => {
  const form = formOf(draft, here)
  expect(form).toMatchObject({ kind: 'date', firstDay: '2019-05-09', lastDay: '2019-05-10' })
  expect(draftFrom(form, draft, uid)).toEqual(draft)
})

test('the end comes along when the start moves', () => {
  expect(withStart(timed, { firstDay: '2019-01-25' })).toMatchObject({
    firstDay: '2019-01-25',
    lastDay: '2019-01-25',
    startTime: '09:00',
    endTime: '10:30',
  })
  expect(withStart(timed, { startTime: '23:00' })).toMatchObject({ lastDay: '2019-01-23', endTime: '00:30' })
  const days = { ...newForm({ first: '2019-05-09', last: '2019-05-10' }, here) }
  expect(withStart(days, { firstDay: '2019-06-04' })).toMatchObject({ firstDay: '2019-06-04', lastDay: '2019-06-05' })
})

test('whatever start is chosen, the length stays', () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 40 }), (minute, day) => {
      const moved = withStart(timed, { startTime: clock(minute), firstDay: `2019-02-${String(1 + (day % 28)).padStart(2, '0')}` })
      const when = whenOf(moved)
      expect(when?.type === 'time' && Date.parse(`${when.end}Z`) - Date.parse(`${when.start}Z`)).toBe(90 * 60_000)
      expect(problemsOf(moved)).toEqual({})
    }),
  )
})

test('a start without an end gives an hour', () => {
  const form = withKind({ ...newForm({ first: '2019-01-22', last: '2019-01-22' }, here), summary: 'Webbinarium' }, 'time', '2026-11-22')
  expect(withStart(form, { startTime: '13:00' })).toMatchObject({ endTime: '14:00', lastDay: '2019-01-22' })
})

test('a start that is erased and written anew does not throw the end away', () => {
  const erased = withStart(timed, { startTime: '' })
  expect(erased.endTime).toBe('10:30')
  expect(problemsOf(erased)).toEqual({ startTime: 'startTime' })
})

test('an end before the start is said in words and changes nothing', () => {
  expect(problemsOf({ ...timed, endTime: '08:00' })).toEqual({ endTime: 'endTime' })
  expect(problemsOf({ ...timed, lastDay: '2019-01-21' })).toEqual({ lastDay: 'lastDay' })
  expect(problemsOf({ ...timed, kind: 'date', lastDay: '2019-01-21' })).toEqual({ lastDay: 'lastDay' })
})

test('a title is all that is needed', () => {
  const form = newForm({ first: '2019-01-22', last: '2019-01-22' }, here)
  expect(problemsOf(form)).toEqual({ summary: 'summary' })
  const made = draftFrom({ ...form, summary: ' Webbinarium ' }, undefined, uid)
  expect(made).toMatchObject({
    summary: 'Webbinarium',
    when: { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true },
    transp: 'TRANSPARENT',
  })
  expect(v.is(EventDraft, made)).toBe(true)
})

test('a form without problems is an event that the services take', () => {
  const words = fc.string({ unit: 'binary', maxLength: 30 })
  const form = fc.record({
    summary: words,
    location: words,
    description: words,
    url: fc.oneof(words, fc.webUrl(), fc.constant('www.exempel.se'), fc.constant('mailto:anna@exempel.se')),
    kind: fc.constantFrom('time', 'date', 'unset', 'none'),
    firstDay: fc.constantFrom('', '2019-03-31', '0019-01-01', '2019-05-10'),
    lastDay: fc.constantFrom('', '2019-03-31', '2019-10-27', '9999-12-31'),
    startTime: fc.constantFrom('', '00:00', '02:30', '23:59'),
    endTime: fc.constantFrom('', '00:00', '03:00', '23:59'),
    zone: fc.constantFrom('', here, 'America/New_York', 'Inget/Här'),
  })
  fc.assert(
    fc.property(form, (change) => {
      const filled = { ...timed, ...change } as EventForm
      fc.pre(Object.keys(problemsOf(filled)).length === 0)
      const made = v.safeParse(EventDraft, draftFrom(filled, undefined, uid))
      expect(made.issues ?? []).toEqual([])
    }),
  )
})

test('addresses: a bare host gets its scheme, and what is no address is refused', () => {
  expect(draftFrom({ ...timed, url: ' www.exempel.se/rum ' }, undefined, uid).url).toBe('https://www.exempel.se/rum')
  expect(problemsOf({ ...timed, url: 'javascript:alert(1)' })).toEqual({ url: 'url' })
  expect(problemsOf({ ...timed, url: 'tel:+46101234567' })).toEqual({})
})

test('a time that is set takes the day, and one that is not leaves it free', () => {
  const unset = withKind(timed, 'unset', '2026-11-22')
  expect(unset.blocks).toBe(false)
  expect(withKind(unset, 'time', '2026-11-22')).toMatchObject({ blocks: true, startTime: '09:00', endTime: '10:30' })
})
