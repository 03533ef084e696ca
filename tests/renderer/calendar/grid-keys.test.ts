import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveCursor, slotMinutes } from '../../../renderer/calendar/grid-keys.ts'
import { movedByKey } from '../../../renderer/calendar/move-keys.ts'

test('in a month arrows go by day and week, Home and End to the edges of the week, Page by month', () => {
  const from = { day: '2019-01-31', minute: null }
  const to = (key: string) => moveCursor('month', from, key)?.day
  expect(to('ArrowLeft')).toBe('2019-01-30')
  expect(to('ArrowRight')).toBe('2019-02-01')
  expect(to('ArrowUp')).toBe('2019-01-24')
  expect(to('ArrowDown')).toBe('2019-02-07')
  expect(to('Home')).toBe('2019-01-28')
  expect(to('End')).toBe('2019-02-03')
  expect(to('PageDown')).toBe('2019-02-28')
  expect(to('PageUp')).toBe('2018-12-31')
  expect(to('a')).toBeUndefined()
})

test('in a week up and down go by half an hour, and above midnight stands the day', () => {
  expect(moveCursor('week', { day: '2019-01-22', minute: 480 }, 'ArrowDown')).toEqual({ day: '2019-01-22', minute: 510 })
  expect(moveCursor('week', { day: '2019-01-22', minute: 0 }, 'ArrowUp')).toEqual({ day: '2019-01-22', minute: null })
  expect(moveCursor('week', { day: '2019-01-22', minute: null }, 'ArrowDown')).toEqual({ day: '2019-01-22', minute: 0 })
  expect(moveCursor('week', { day: '2019-01-22', minute: 480 }, 'PageUp')).toEqual({ day: '2019-01-15', minute: 480 })
})

test('in a day Home and End are the first and last slot, and there is nothing above midnight', () => {
  expect(moveCursor('day', { day: '2019-01-22', minute: 480 }, 'Home')).toEqual({ day: '2019-01-22', minute: 0 })
  expect(moveCursor('day', { day: '2019-01-22', minute: 480 }, 'End')).toEqual({ day: '2019-01-22', minute: 1410 })
  expect(moveCursor('day', { day: '2019-01-22', minute: 0 }, 'ArrowUp')).toEqual({ day: '2019-01-22', minute: 0 })
})

test('no key leads out of the day’s slots', () => {
  const keys = fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'Home', 'End'), { maxLength: 60 })
  fc.assert(
    fc.property(keys, fc.constantFrom('week', 'day'), (pressed, view) => {
      let cursor = { day: '2019-03-31', minute: 480 as number | null }
      for (const key of pressed) cursor = moveCursor(view, cursor, key)!
      const { minute } = cursor
      expect(minute === null ? view === 'week' : minute >= 0 && minute <= 1410 && minute % slotMinutes === 0).toBe(true)
    }),
  )
})

test('Ctrl with an arrow moves an event a day, a week in a month, half an hour in the hours', () => {
  const timed = { type: 'time', start: '2019-01-22T09:00', end: '2019-01-22T10:00', zone: 'Europe/Stockholm' } as const
  const unset = { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true } as const
  expect(movedByKey(timed, 'month', 'ArrowRight')).toMatchObject({ start: '2019-01-23T09:00', end: '2019-01-23T10:00' })
  expect(movedByKey(timed, 'month', 'ArrowDown')).toMatchObject({ start: '2019-01-29T09:00' })
  expect(movedByKey(timed, 'week', 'ArrowDown')).toMatchObject({ start: '2019-01-22T09:30', end: '2019-01-22T10:30' })
  expect(movedByKey(unset, 'week', 'ArrowLeft')).toEqual({ ...unset, start: '2019-01-21', end: '2019-01-22' })
  expect(movedByKey(unset, 'week', 'ArrowDown')).toBeUndefined()
  expect(movedByKey(timed, 'week', 'Enter')).toBeUndefined()
})
