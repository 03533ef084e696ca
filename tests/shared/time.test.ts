import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isoWeek, isZone, mondayOf, PlainDate, PlainDateTime, weekday } from '../../shared/time.ts'

const day = 86_400_000
/** Days from 1900 to 2199, made without the code under test. */
const date = fc
  .integer({ min: Date.UTC(1900, 0, 1) / day, max: Date.UTC(2199, 11, 31) / day })
  .map((n) => new Date(n * day).toISOString().slice(0, 10))

test.each([
  ['2018-12-31', 1],
  ['2019-01-22', 4],
  ['2019-12-29', 52],
  ['2019-12-30', 1],
  ['2020-12-31', 53],
  ['2021-01-03', 53],
  ['2021-01-04', 1],
  ['2016-01-03', 53],
  ['2022-01-02', 52],
  ['2024-02-29', 9],
  ['2026-12-31', 53],
])('%s lies in ISO week %i', (text, week) => {
  expect(isoWeek(text)).toBe(week)
})

test('a week number holds from Monday to Sunday, follows the one before, and has 4 January in week 1', () => {
  fc.assert(
    fc.property(date, (one) => {
      const monday = mondayOf(one)
      expect(weekday(monday)).toBe(0)
      expect(new Date(`${monday}T00:00Z`).getUTCDay()).toBe(1)
      expect(daysBetween(monday, one)).toBe(weekday(one))
      expect(isoWeek(addDays(monday, 6))).toBe(isoWeek(monday))
      const [week, next] = [isoWeek(monday), isoWeek(addDays(monday, 7))]
      expect(week).toBeGreaterThanOrEqual(1)
      expect(week).toBeLessThanOrEqual(53)
      expect(next === week + 1 || (next === 1 && week >= 52)).toBe(true)
      expect(isoWeek(`${one.slice(0, 4)}-01-04`)).toBe(1)
    }),
  )
})

test('days are counted over months, leap days and years', () => {
  expect(addDays('2019-02-28', 1)).toBe('2019-03-01')
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
  expect(addDays('2019-12-31', 1)).toBe('2020-01-01')
  expect(daysBetween('2019-01-22', '2018-12-31')).toBe(-22)
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      const to = addDays(from, days)
      expect(Date.parse(to) - Date.parse(from)).toBe(days * day)
      expect(daysBetween(from, to)).toBe(days)
    }),
  )
})

describe('what is no day', () => {
  test.each([
    '2019-02-30',
    '2019-02-29',
    '2100-02-29',
    '2019-04-31',
    '2019-13-01',
    '2019-00-10',
    '2019-01-00',
    '2019-1-22',
    '2019-01-22T00:00',
    ' 2019-01-22',
    '2019-01-22\n',
    '',
  ])('%j', (text) => {
    expect(v.is(PlainDate, text)).toBe(false)
  })

  test('a date passes exactly when the calendar has it', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, dayOfMonth) => {
          const text = `${year}-${two(month)}-${two(dayOfMonth)}`
          const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= new Date(Date.UTC(year, month, 0)).getUTCDate()
          expect(v.is(PlainDate, text)).toBe(exists)
          expect(v.is(PlainDateTime, `${text}T12:00`)).toBe(exists)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test.each(['2019-01-22T24:00', '2019-01-22T09:60', '2019-01-22T9:00', '2019-01-22T09:00:00', '2019-01-22T09:00Z', '2019-01-22'])(
  '%j is no wall time',
  (text) => {
    expect(v.is(PlainDateTime, text)).toBe(false)
  },
)

test('a zone is one that the computer knows by its long name', () => {
  expect(['Europe/Stockholm', 'America/Argentina/Buenos_Aires', 'UTC'].every(isZone)).toBe(true)
  expect(['Europe/Stokholm', 'CET', '+01:00', '', '/', '../etc', 'Europe/Stockholm\0'].some(isZone)).toBe(false)
})
