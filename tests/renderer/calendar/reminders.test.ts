import { expect, test } from 'vitest'
import { alarmsFrom, reminderName, remindersAcross, timedChoices, wholeDayChoices } from '../../../renderer/calendar/reminders.ts'

test('reminders are named by the largest unit that fits', () => {
  expect(timedChoices.map((minutes) => reminderName(minutes, false))).toEqual([
    { key: 'minutes', count: 15 },
    { key: 'hours', count: 1 },
    { key: 'days', count: 1 },
    { key: 'weeks', count: 1 },
  ])
  expect(reminderName(0, false).key).toBe('atStart')
  expect(reminderName(90, false)).toEqual({ key: 'minutes', count: 90 })
})

test('for whole days they are at nine in the morning, some days before', () => {
  expect(wholeDayChoices.map((minutes) => reminderName(minutes, true))).toEqual([
    { key: 'wholeDays', count: 1 },
    { key: 'wholeDays', count: 2 },
    { key: 'wholeWeeks', count: 1 },
  ])
  expect(reminderName(30, true)).toEqual({ key: 'minutes', count: 30 })
})

test('they follow when a day gets its time, and back', () => {
  expect(remindersAcross([15, 60, 1440], true)).toEqual([900])
  expect(remindersAcross(wholeDayChoices, false)).toEqual([1440, 2880, 10_080])
  expect(remindersAcross(remindersAcross(wholeDayChoices, false), true)).toEqual(wholeDayChoices)
})

test('a reminder keeps its identity, the nearest comes first', () => {
  expect(alarmsFrom([1440, 15, 15], [{ uid: 'old', minutesBefore: 1440 }], () => 'new')).toEqual([
    { uid: 'new', minutesBefore: 15 },
    { uid: 'old', minutesBefore: 1440 },
  ])
})
