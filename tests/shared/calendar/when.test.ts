import { parseDateTime, toZoned, toCalendarDateTime, fromAbsolute } from '@internationalized/date'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { daysOf, instantOf, localAt, sortKey, touches, When } from '../../../shared/calendar/when.ts'

const stockholm = 'Europe/Stockholm'
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)
const zones = [...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')), 'UTC']
const minutes = fc.integer({ min: Date.UTC(1970, 0, 2) / 60_000, max: Date.UTC(2037, 11, 31) / 60_000 })

describe('wall times and instants', () => {
  test('summer and winter in Stockholm', () => {
    expect(iso(instantOf('2019-01-22T10:00', stockholm))).toBe('2019-01-22T09:00')
    expect(iso(instantOf('2019-04-11T10:00', stockholm))).toBe('2019-04-11T08:00')
  })

  test('a skipped time counts as the hour after, and of a time that comes twice the first is meant', () => {
    expect(iso(instantOf('2027-03-28T02:30', stockholm))).toBe('2027-03-28T01:30')
    expect(iso(instantOf('2026-10-25T02:30', stockholm))).toBe('2026-10-25T00:30')
    expect(localAt(Date.UTC(2026, 9, 25, 0, 30), stockholm)).toBe('2026-10-25T02:30')
    expect(localAt(Date.UTC(2026, 9, 25, 1, 30), stockholm)).toBe('2026-10-25T02:30')
  })

  test('every zone gives what the zone data of the computer give', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const instant = minute * 60_000
        expect(instantOf(iso(instant), zone)).toBe(
          toZoned(parseDateTime(iso(instant)), zone, 'compatible')
            .toDate()
            .getTime(),
        )
        expect(localAt(instant, zone)).toBe(toCalendarDateTime(fromAbsolute(instant, zone)).toString().slice(0, 16))
      }),
      { numRuns: 1000 },
    )
  })

  test('every half hour of the weeks around the changes of a year', () => {
    for (const zone of [stockholm, 'America/Sao_Paulo', 'Australia/Lord_Howe', 'America/Boa_Vista', 'Pacific/Apia']) {
      for (let instant = Date.UTC(2000, 9, 1); instant < Date.UTC(2000, 10, 2); instant += 1_800_000) {
        expect(instantOf(iso(instant), zone)).toBe(
          toZoned(parseDateTime(iso(instant)), zone, 'compatible')
            .toDate()
            .getTime(),
        )
      }
    }
    expect(localAt(Date.UTC(2011, 11, 30, 10), 'Pacific/Apia')).toBe('2011-12-31T00:00')
  })
})

describe('the days of an event', () => {
  test('an exclusive end, and an end at midnight', () => {
    expect(daysOf({ type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false }, stockholm)).toEqual({
      first: '2019-05-09',
      last: '2019-05-10',
    })
    expect(daysOf({ type: 'time', start: '2019-05-09T22:00', end: '2019-05-10T00:00', zone: stockholm }, stockholm)).toEqual({
      first: '2019-05-09',
      last: '2019-05-09',
    })
    expect(daysOf({ type: 'none' }, stockholm)).toBeUndefined()
  })

  test('touches() agrees with daysOf() for any event, range and pair of zones', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        minutes,
        fc.nat(4000),
        fc.integer({ min: -4, max: 4 }),
        fc.nat(3),
        (zone, seen, minute, length, shift, width) => {
          const start = iso(minute * 60_000)
          const end = iso((minute + length) * 60_000)
          fc.pre(instantOf(end, zone) >= instantOf(start, zone))
          const when = { type: 'time', start, end, zone } as const
          const day = (days: number) => iso(minute * 60_000 + days * 86_400_000).slice(0, 10)
          const [from, to] = [day(shift), day(shift + width + 1)]
          const { first, last } = daysOf(when, seen)!
          expect(touches(when, from, to, seen)).toBe(first < to && last >= from)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('whole days sort before the times of their day, and what has no date comes last', () => {
    const whens: When[] = [
      { type: 'none' },
      { type: 'time', start: '2019-05-09T08:00', end: '2019-05-09T09:00', zone: stockholm },
      { type: 'date', start: '2019-05-09', end: '2019-05-10', timeUnset: false },
    ]
    expect(whens.map(sortKey).toSorted()).toEqual(['2019-05-09', '2019-05-09T06:00:00.000Z', '~'])
  })
})

describe('what is refused', () => {
  const day = { type: 'date', start: '2019-05-09', end: '2019-05-10', timeUnset: false }
  const time = { type: 'time', start: '2019-05-09T10:00', end: '2019-05-09T11:00', zone: stockholm }

  test.each<[string, unknown]>([
    ['30 February', { ...day, start: '2019-02-30' }],
    ['a day that ends before it begins', { ...day, end: '2019-05-09' }],
    ['a time that ends before it begins', { ...time, end: '2019-05-09T09:59' }],
    ['25 o’clock', { ...time, end: '2019-05-09T25:00' }],
    ['an unknown zone', { ...time, zone: 'Europe/Bollnäs' }],
    ['an unknown field', { ...day, zone: stockholm }],
  ])('%s', (_name, when) => {
    expect(v.safeParse(When, when).success).toBe(false)
    expect(v.is(When, when)).toBe(false)
  })

  test('and what is taken', () => {
    for (const when of [day, time, { ...time, end: time.start }, { type: 'none' }]) expect(v.is(When, when)).toBe(true)
  })
})
