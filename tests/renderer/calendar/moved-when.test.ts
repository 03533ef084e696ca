import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { dropped, shiftDays, shiftMinutes } from '../../../renderer/calendar/moved-when.ts'
import { instantOf, localAt, When } from '../../../shared/calendar/when.ts'

const here = 'Europe/Stockholm'
const zones = fc.constantFrom(here, 'America/New_York', 'UTC')
const instants = fc.integer({ min: Date.parse('2018-01-01'), max: Date.parse('2022-01-01') }).map((ms) => ms - (ms % 60_000))
const timed = fc.tuple(instants, fc.integer({ min: 0, max: 3 * 24 * 60 }), zones).map(([start, minutes, zone]): When & { type: 'time' } => {
  const from = localAt(start, zone)
  const to = localAt(start + minutes * 60_000, zone)
  return { type: 'time', start: from, end: instantOf(to, zone) < instantOf(from, zone) ? from : to, zone }
})

test('a shifted event keeps its wall time over the clock change', () => {
  const when = { type: 'time', start: '2019-03-30T09:00', end: '2019-03-30T10:00', zone: here } as const
  expect(shiftDays(when, 1)).toEqual({ ...when, start: '2019-03-31T09:00', end: '2019-03-31T10:00' })
})

test('whatever is shifted is still a possible event', () => {
  fc.assert(
    fc.property(timed, fc.integer({ min: -400, max: 400 }), (when, by) => {
      expect(v.is(When, shiftDays(when, by))).toBe(true)
      expect(v.is(When, shiftMinutes(when, by * 30))).toBe(true)
    }),
  )
})

test('what lies in the hour that the spring leaves out is still a possible event', () => {
  const when = { type: 'time', start: '2019-03-30T02:30', end: '2019-03-30T03:00', zone: here } as const
  expect(v.is(When, shiftDays(when, 1))).toBe(true)
})

test('dropped on another day of a month an event keeps its hours and its zone', () => {
  const when = { type: 'time', start: '2019-01-23T10:00', end: '2019-01-23T11:00', zone: 'America/New_York' } as const
  const start = instantOf('2019-01-25T16:00', here)
  expect(dropped(when, { start, end: start + 3_600_000, onDay: undefined }, here)).toEqual({
    ...when,
    start: '2019-01-25T10:00',
    end: '2019-01-25T11:00',
  })
})

test('a date dropped in the hours gets an hour there; a time dropped on the day becomes a whole day', () => {
  const unset = { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true } as const
  const at = instantOf('2019-01-22T13:00', here)
  expect(dropped(unset, { start: at, end: at + 86_400_000, onDay: false }, here)).toEqual({
    type: 'time',
    start: '2019-01-22T13:00',
    end: '2019-01-22T14:00',
    zone: here,
  })
  const time = { type: 'time', start: '2019-01-22T13:00', end: '2019-01-22T14:00', zone: here } as const
  expect(dropped(time, { start: at, end: at, onDay: true }, here)).toEqual({ ...unset, timeUnset: false })
})

test('what is not settled stays so when it is moved to another day or drawn out', () => {
  const unset = { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true } as const
  const drop = { start: instantOf('2019-01-24T00:00', here), end: instantOf('2019-01-26T00:00', here), onDay: undefined }
  expect(dropped(unset, drop, here)).toEqual({ ...unset, start: '2019-01-24', end: '2019-01-26' })
})
