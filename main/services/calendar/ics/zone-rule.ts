import { type ClockChange, zoneClock } from '../../../../shared/calendar/zone-clock.ts'

/** A clock change that comes each year on the nth (-1: last) weekday (0 = Sunday) of a month, at a wall time before the change. */
interface Yearly {
  month: number
  nth: number
  weekday: number
  /** Milliseconds after midnight. */
  time: number
}

/** Normal or summer time: the offsets from UTC before and during it, in milliseconds, and when it begins. */
export interface Observance {
  name: string
  from: number
  to: number
  begins: Yearly
}

/** How a zone's clock goes, in the one form that Outlook keeps (RFC 5545 §3.6.5; calendar.md E17). */
export interface ZoneRule {
  zone: string
  standard: Observance
  /** Null when the clock is never changed; `standard` then begins with 1970. */
  daylight: Observance | null
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** True for 1996 and later (calendar.md §2). A constant, since zone data call this zone a link to another (E18). */
const stockholm: ZoneRule = {
  zone: 'Europe/Stockholm',
  standard: { name: 'CET', from: 2 * hour, to: hour, begins: { month: 10, nth: -1, weekday: 0, time: 3 * hour } },
  daylight: { name: 'CEST', from: hour, to: 2 * hour, begins: { month: 3, nth: -1, weekday: 0, time: 2 * hour } },
}

/** The rule to write for a zone with events in `year`; undefined when one pair of yearly changes does not tell how its clock goes. */
export function ruleFor(zone: string, year: number): ZoneRule | undefined {
  return zone === stockholm.zone ? stockholm : deriveRule(zone, year)
}

/** The rule that the computer's zone data show around a year. */
export function deriveRule(zone: string, year: number): ZoneRule | undefined {
  const { offset, changes } = zoneClock(zone, year)
  const [first, second] = changes
  if (!first) return fixedRule(zone, offset)
  if (!second || changes.length > 2 || first.from !== second.to || first.to !== second.from) return undefined
  const observances = [first, second].map((change) => observanceOf(zone, year, change))
  const standard = observances.find((found) => found && found.to < found.from)
  const daylight = observances.find((found) => found && found.to > found.from)
  return standard && daylight && { zone, standard, daylight }
}

/** Whether the zone's clock goes by the rule in all of a year. */
export function holdsIn(rule: ZoneRule, year: number): boolean {
  const { offset, changes } = zoneClock(rule.zone, year)
  if (!rule.daylight) return changes.length === 0 && offset === rule.standard.to
  const { standard, daylight } = rule
  return changes.length === 2 && [standard, daylight].every((observance) => changes.some((change) => isBegin(observance, change, year)))
}

/** The wall time at which an observance begins in a year, as the milliseconds that UTC would show it with. */
export function beginIn({ month, nth, weekday, time }: Yearly, year: number): number {
  const edge = new Date(Date.UTC(year, nth > 0 ? month - 1 : month, nth > 0 ? 1 : 0))
  const shift = nth > 0 ? ((weekday - edge.getUTCDay() + 7) % 7) + 7 * (nth - 1) : -((edge.getUTCDay() - weekday + 7) % 7)
  return edge.getTime() + shift * day + time
}

function fixedRule(zone: string, offset: number): ZoneRule | undefined {
  if (offset % minute !== 0) return undefined
  return {
    zone,
    standard: { name: offsetName(offset), from: offset, to: offset, begins: { month: 1, nth: 1, weekday: 4, time: 0 } },
    daylight: null,
  }
}

/** A change as a yearly one; it must come by the same rule in the year before or after too. */
function observanceOf(zone: string, year: number, { at, from, to }: ClockChange): Observance | undefined {
  if (from % minute !== 0 || to % minute !== 0) return undefined
  const wall = new Date(at + from)
  const [month, date, weekday] = [wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCDay()]
  const isLast = new Date(wall.getTime() + 7 * day).getUTCMonth() + 1 !== month
  return [...(isLast ? [-1] : []), ...(date <= 28 ? [Math.ceil(date / 7)] : [])]
    .map((nth): Observance => ({ name: offsetName(to), from, to, begins: { month, nth, weekday, time: wall.getTime() % day } }))
    .find((found) => [year - 1, year + 1].some((near) => zoneClock(zone, near).changes.some((change) => isBegin(found, change, near))))
}

function isBegin({ from, to, begins }: Observance, change: ClockChange, year: number): boolean {
  return change.from === from && change.to === to && change.at + from === beginIn(begins, year)
}

/** `UTC-3:30` */
function offsetName(offset: number): string {
  const minutes = Math.abs(offset) / minute
  const rest = minutes % 60
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${rest}`}`
}
