import { expect, test } from 'vitest'
import { deriveRule, holdsIn, ruleFor } from '../../../../../main/services/calendar/ics/zone-rule.ts'
import { vtimezoneOf } from '../../../../../main/services/calendar/ics/vtimezone.ts'
import { write } from '../../../../../main/services/calendar/ics/jcal.ts'

const written = (zone: string, year: number) => {
  const rule = deriveRule(zone, year)
  return rule && write(vtimezoneOf(rule)).split('\r\n')
}
const constant = write(vtimezoneOf(ruleFor('Europe/Stockholm', 2019)!)).split('\r\n')
const withoutName = (line: string) => !line.startsWith('TZNAME')

test('the rule derived for Stockholm is the constant, each year from 1996', () => {
  for (let year = 1996; year <= 2040; year++) {
    expect(written('Europe/Stockholm', year)?.filter(withoutName)).toEqual(constant.filter(withoutName))
    expect(holdsIn(ruleFor('Europe/Stockholm', 2019)!, year)).toBe(true)
  }
  expect(holdsIn(ruleFor('Europe/Stockholm', 2019)!, 1995)).toBe(false)
  expect(holdsIn(ruleFor('Europe/Stockholm', 2019)!, 1975)).toBe(false)
})

test('a zone without summer time has one STANDARD and no rule', () => {
  expect(written('Asia/Kathmandu', 2026)).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Kathmandu',
    'X-LIC-LOCATION:Asia/Kathmandu',
    'BEGIN:STANDARD',
    'TZNAME:UTC+5:45',
    'TZOFFSETFROM:+0545',
    'TZOFFSETTO:+0545',
    'DTSTART:19700101T000000',
    'END:STANDARD',
    'END:VTIMEZONE',
    '',
  ])
})

test('weekdays counted from the start of the month, and a summer around New Year', () => {
  expect(written('America/New_York', 2026)?.filter((line) => /^(RRULE|DTSTART|TZOFFSETTO)/.test(line))).toEqual([
    'TZOFFSETTO:-0400',
    'DTSTART:19700308T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'TZOFFSETTO:-0500',
    'DTSTART:19701101T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  ])
  expect(written('Australia/Sydney', 2026)?.filter((line) => /^(RRULE|BEGIN)/.test(line))).toEqual([
    'BEGIN:VTIMEZONE',
    'BEGIN:DAYLIGHT',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU',
    'BEGIN:STANDARD',
    'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
  ])
})

test('a zone that follows the moon, and a year in which the zone moved, have no rule', () => {
  expect(deriveRule('Africa/Casablanca', 2026)).toBeUndefined()
  expect(deriveRule('Europe/Istanbul', 2016)).toBeUndefined()
})
