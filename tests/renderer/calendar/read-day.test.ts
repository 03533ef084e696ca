import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay } from '../../../renderer/calendar/read-day.ts'
import { isoWeek } from '../../../shared/time.ts'

const read = (text: string) => readDay(text, '2019-05-05', '2026-11-22')

test.each([
  ['2019-01-22', '2019-01-22'],
  ['22/1', '2019-01-22'],
  ['22/1 2020', '2020-01-22'],
  ['22.1.2020', '2020-01-22'],
  ['22 jan', '2019-01-22'],
  ['tis 22 januari 2019', '2019-01-22'],
  ['10 maj', '2019-05-10'],
  ['22 March 2020', '2020-03-22'],
  ['v. 12', '2019-03-18'],
  ['v12', '2019-03-18'],
  ['Vecka 53 2020', '2020-12-28'],
  ['week 1 2020', '2019-12-30'],
  ['i morgon', '2026-11-23'],
  ['Today', '2026-11-22'],
])('%s is %s', (text, day) => {
  expect(read(text)).toBe(day)
})

test.each(['30/2', '2019-02-30', 'v. 53', 'v. 0', 'week 54 2020', '22 foo', '', 'snart', '1/13'])('%j is no day', (text) => {
  expect(read(text)).toBeUndefined()
})

test('a week that is understood is that week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 52 }), fc.integer({ min: 1950, max: 2150 }), (week, year) => {
      const monday = read(`v. ${week} ${year}`)
      expect(monday && isoWeek(monday)).toBe(week)
    }),
  )
})

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.string(), (text) => void read(text)))
})
