import type { Component, Property } from './jcal.ts'
import { beginIn, type Observance, type ZoneRule } from './zone-rule.ts'

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** A zone's rule as VTIMEZONE: yearly from 1970 on, one STANDARD and at most one DAYLIGHT (RFC 5545 §3.6.5; calendar.md E17). */
export function vtimezoneOf({ zone, standard, daylight }: ZoneRule): Component {
  const observances = daylight
    ? [observance('daylight', daylight, true), observance('standard', standard, true)]
    : [observance('standard', standard, false)]
  return [
    'vtimezone',
    [
      ['tzid', {}, 'text', zone],
      ['x-lic-location', {}, 'unknown', zone],
    ],
    observances,
  ]
}

function observance(kind: 'standard' | 'daylight', { name, from, to, begins }: Observance, yearly: boolean): Component {
  const { month, nth, weekday } = begins
  const rule: Property = ['rrule', {}, 'recur', { freq: 'YEARLY', bymonth: month, byday: `${nth}${weekdays[weekday]}` }]
  return [
    kind,
    [
      ['tzname', {}, 'text', name],
      ['tzoffsetfrom', {}, 'utc-offset', offset(from)],
      ['tzoffsetto', {}, 'utc-offset', offset(to)],
      ['dtstart', {}, 'date-time', new Date(beginIn(begins, 1970)).toISOString().slice(0, 19)],
      ...(yearly ? [rule] : []),
    ],
    [],
  ]
}

/** `+05:30` */
function offset(milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000
  const two = (part: number) => String(part).padStart(2, '0')
  return `${milliseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
