import { instantOf, type When } from '../../../../shared/calendar/when.ts'
import type { Property } from './jcal.ts'
import { beginIn, holdsIn, type ZoneRule } from './zone-rule.ts'

export type Timed = Extract<When, { type: 'time' }>

/** An event's times as they are written, and the instants they mean. */
export interface ClockTimes {
  properties: Property[]
  start: number
  end: number
  /** Written as wall times, which need the zone's VTIMEZONE; else in UTC. */
  inZone: boolean
}

/**
 * DTSTART and DTEND of an event with clock times: wall times in its zone where the zone's rule tells them rightly and
 * without doubt, else UTC (calendar.md E15). An event without length has no DTEND, which must be later (RFC 5545 §3.8.2.2).
 */
export function clockTimesOf(when: Timed, rule: ZoneRule | undefined): ClockTimes {
  const start = rule && wallTime(when.start, rule)
  const end = rule && wallTime(when.end, rule)
  if (!start || !end) return inUtc(instantOf(when.start, when.zone), instantOf(when.end, when.zone))
  const tzid = { tzid: when.zone }
  const properties: Property[] = [['dtstart', tzid, 'date-time', dateTime(start.wall)]]
  if (end.instant > start.instant) properties.push(['dtend', tzid, 'date-time', dateTime(end.wall)])
  return { properties, start: start.instant, end: end.instant, inZone: true }
}

/** An instant as jCal's date-time in UTC, whole seconds. */
export const utc = (instant: number): string => `${dateTime(instant)}Z`

function inUtc(start: number, end: number): ClockTimes {
  const properties: Property[] = [['dtstart', {}, 'date-time', utc(start)]]
  if (end > start) properties.push(['dtend', {}, 'date-time', utc(end)])
  return { properties, start, end, inZone: false }
}

/** A wall time that exists, as UTC milliseconds, with its instant; undefined where the rule does not hold or the time comes twice. */
function wallTime(local: string, rule: ZoneRule): { wall: number; instant: number } | undefined {
  const wall = Date.parse(`${local}Z`)
  const year = new Date(wall).getUTCFullYear()
  if (year <= 1970 || !holdsIn(rule, year)) return undefined
  const { standard, daylight } = rule
  if (!daylight) return { wall, instant: wall - standard.to }
  const summer = beginIn(daylight.begins, year)
  const winter = beginIn(standard.begins, year)
  const shift = daylight.to - daylight.from
  // Programs differ on which of two equal times is meant, and no program knows a time that is skipped.
  if (wall >= winter - shift && wall < winter) return undefined
  if (wall >= summer && wall < summer + shift) return { wall: wall + shift, instant: wall - daylight.from }
  const isSummer = summer < winter ? wall >= summer && wall < winter : wall >= summer || wall < winter
  return { wall, instant: wall - (isSummer ? daylight.to : standard.to) }
}

const dateTime = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19)
