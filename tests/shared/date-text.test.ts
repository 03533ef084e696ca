import { describe, expect, test } from 'vitest'
import type { When } from '../../shared/calendar/when.ts'
import {
  clockText,
  dayText,
  longDayText,
  momentText,
  monthText,
  nearDayText,
  spanText,
  timesText,
  weekText,
  whenText,
} from '../../shared/date-text.ts'

const zone = 'Europe/Stockholm'
const webinar: When = { type: 'time', start: '2019-01-22T09:00', end: '2019-01-22T10:00', zone }
const unset: When = { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true }
const meeting: When = { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false }

describe('when an event is, as people write it', () => {
  test.each<[When, string, string]>([
    [webinar, 'tis 22 jan 2019, v. 4, kl. 09.00–10.00', 'Tue 22 Jan 2019, week 4, 09:00–10:00'],
    [unset, 'tis 22 jan 2019, v. 4, tid ej fastställd', 'Tue 22 Jan 2019, week 4, time not set'],
    [meeting, 'tors 9 maj–fre 10 maj 2019, v. 19', 'Thu 9 May–Fri 10 May 2019, week 19'],
    [
      { type: 'date', start: '2018-12-31', end: '2019-01-02', timeUnset: false },
      'mån 31 dec 2018–tis 1 jan 2019, v. 1',
      'Mon 31 Dec 2018–Tue 1 Jan 2019, week 1',
    ],
    [
      { type: 'time', start: '2019-01-22T09:00', end: '2019-01-22T09:00', zone },
      'tis 22 jan 2019, v. 4, kl. 09.00',
      'Tue 22 Jan 2019, week 4, 09:00',
    ],
    [
      { type: 'time', start: '2019-01-22T22:00', end: '2019-01-23T00:00', zone },
      'tis 22 jan 2019, v. 4, kl. 22.00–00.00',
      'Tue 22 Jan 2019, week 4, 22:00–00:00',
    ],
    [{ type: 'none' }, 'utan datum', 'no date'],
  ])('%j', (when, swedish, english) => {
    expect(whenText('sv', when, zone)).toBe(swedish)
    expect(whenText('en', when, zone)).toBe(english)
  })

  test('in another zone than its own', () => {
    expect(whenText('sv', webinar, 'America/New_York')).toBe('tis 22 jan 2019, v. 4, kl. 03.00–04.00')
    expect(whenText('sv', webinar, 'Pacific/Auckland')).toBe('tis 22 jan 2019, v. 4, kl. 21.00–22.00')
    expect(whenText('sv', { ...webinar, start: '2019-01-22T13:00', end: '2019-01-22T14:00' }, 'Pacific/Auckland')).toBe(
      'ons 23 jan 2019, v. 4, kl. 01.00–02.00',
    )
  })

  test('the clock alone', () => {
    expect(timesText('sv', webinar, zone)).toBe('kl. 09.00–10.00')
    expect(timesText('sv', unset, zone)).toBe('tid ej fastställd')
    expect(timesText('sv', meeting, zone)).toBe('')
    expect(timesText('en', { type: 'none' }, zone)).toBe('no date')
  })
})

test('days, weeks and months', () => {
  expect(dayText('sv', '2019-01-22')).toBe('tis 22 jan 2019')
  expect(dayText('sv', '2019-01-22', '2019')).toBe('tis 22 jan')
  expect(dayText('sv', '2019-01-22', '2020')).toBe('tis 22 jan 2019')
  expect(longDayText('sv', '2019-01-22')).toBe('tisdag 22 januari 2019')
  expect(longDayText('en', '2019-01-22', false)).toBe('Tuesday 22 January')
  expect(monthText('sv', '2019-01-22')).toBe('januari 2019')
  expect(weekText('sv', '2020-12-31')).toBe('v. 53')
  expect(spanText('sv', '2019-05-09', '2019-05-09')).toBe('tors 9 maj 2019')
})

test('the days around today have names of their own', () => {
  const near = (date: string) => nearDayText('sv', date, '2019-01-01')
  expect([near('2018-12-31'), near('2019-01-01'), near('2019-01-02'), near('2019-01-03'), near('2018-12-30')]).toEqual([
    'i går',
    'i dag',
    'i morgon',
    'tors 3 jan',
    'sön 30 dec 2018',
  ])
})

test('the clock has a point in Swedish and a colon in English', () => {
  expect(clockText('sv', '2019-01-22T09:05')).toBe('09.05')
  expect(clockText('en', '2019-01-22T09:05')).toBe('09:05')
  expect(momentText('sv', '2019-07-01T08:32:10.000Z', zone)).toBe('10.32')
})
