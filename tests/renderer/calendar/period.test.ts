import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, periodOf, periodText, shortRange, stepPeriod, views, visibleDays } from '../../../renderer/calendar/period.ts'
import { addDays, daysBetween, weekday } from '../../../shared/time.ts'

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('a month shows whole weeks, Monday to Sunday, and no more', () => {
  expect(visibleDays('month', '2019-01-22')).toEqual({ from: '2018-12-31', to: '2019-02-04' })
  expect(visibleDays('month', '2021-02-10')).toEqual({ from: '2021-02-01', to: '2021-03-01' })
})

test('a week begins on Monday; week 1 may begin in the old year', () => {
  expect(visibleDays('week', '2019-01-27')).toEqual({ from: '2019-01-21', to: '2019-01-28' })
  expect(visibleDays('week', '2019-01-01')).toEqual({ from: '2018-12-31', to: '2019-01-07' })
})

test('the list reaches three months, and three more for each time one asks', () => {
  expect(periodOf('agenda', '2019-01-22')).toEqual({ from: '2019-01-22', to: '2019-04-22' })
  expect(periodOf('agenda', '2019-01-22', 2)).toEqual({ from: '2019-01-22', to: '2019-07-22' })
})

test('every view draws the day it is asked for, and whole weeks where it draws weeks', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...views), (date, view) => {
      const { from, to } = visibleDays(view, date)
      expect(from <= date && date < to).toBe(true)
      if (view === 'month' || view === 'week') {
        expect(weekday(from)).toBe(0)
        expect(daysBetween(from, to) % 7).toBe(0)
      }
    }),
  )
})

test('periods follow each other without a gap and without a day twice', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('month', 'week', 'day'), (date, view) => {
      const here = periodOf(view, date)
      expect(periodOf(view, stepPeriod(view, here.from, 1)).from).toBe(here.to)
      expect(periodOf(view, stepPeriod(view, here.from, -1)).to).toBe(here.from)
    }),
  )
})

test('a month further on from the 31st stays in that month', () => {
  expect(addMonths('2019-01-31', 1)).toBe('2019-02-28')
  expect(addDays(addMonths('2020-01-31', 1), 1)).toBe('2020-03-01')
})

test('periods are called what people call them', () => {
  expect(periodText('sv', 'month', '2019-01-22')).toBe('januari 2019')
  expect(periodText('en', 'month', '2019-01-22')).toBe('January 2019')
  expect(periodText('sv', 'week', '2019-01-22')).toBe('Vecka 4, 21–27 januari 2019')
  expect(periodText('en', 'week', '2019-01-22')).toBe('Week 4, 21–27 January 2019')
  expect(periodText('sv', 'week', '2021-01-02')).toMatch(/^Vecka 53, 28 december 2020\s*–\s*3 januari 2021$/)
  expect(periodText('sv', 'day', '2019-01-22')).toBe('tisdag 22 januari 2019')
  expect(periodText('en', 'day', '2019-01-22')).toBe('Tuesday 22 January 2019')
  expect(shortRange('sv', '2019-05-09', '2019-05-10')).toBe('9–10 maj')
})
