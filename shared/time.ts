import { CalendarDate, parseDate, parseDateTime } from '@internationalized/date'
import * as v from 'valibot'

const parses = (parse: (text: string) => unknown) => (text: string) => {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

/** An instant in UTC, `2019-01-22T09:00:00.000Z`. For audit only; people's times are wall times. */
export const Instant = v.pipe(v.string(), v.isoTimestamp())

/** A calendar day, `YYYY-MM-DD`, that exists: 30 February is refused. */
export const PlainDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.check(parses(parseDate), 'no such day'))

/** A wall-clock time, `YYYY-MM-DDTHH:mm`, without a zone. */
export const PlainDateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  // The library's own reader of times takes day 00.
  v.check((text) => parses(parseDate)(text.slice(0, 10)) && parses(parseDateTime)(text), 'no such time'),
)

/** Zones found to be known; asking the computer anew for each event of a calendar costs more than reading it. */
const knownZones = new Set<string>(['UTC'])

/** Whether the computer knows the zone by this IANA name. */
export function isZone(name: string): boolean {
  if (knownZones.has(name)) return true
  if (!name.includes('/') || !parses((zone) => new Intl.DateTimeFormat('en', { timeZone: zone }))(name)) return false
  knownZones.add(name)
  return true
}

/** An IANA time zone, `Europe/Stockholm`. */
export const Zone = v.pipe(v.string(), v.maxLength(64), v.check(isZone, 'no such zone'))

/** The day `days` after `date` (both `YYYY-MM-DD`). */
export function addDays(date: string, days: number): string {
  return parseDate(date).add({ days }).toString()
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return parseDate(to).compare(parseDate(from))
}

/** The Monday of the week that holds `date`. */
export function mondayOf(date: string): string {
  return addDays(date, -weekday(date))
}

/** Day of the week, 0 = Monday … 6 = Sunday. */
export function weekday(date: string): number {
  const julian = parseDate(date).compare(new CalendarDate(2024, 1, 1))
  return ((julian % 7) + 7) % 7
}

/** ISO 8601 week number, 1–53: the week belongs to the year that holds its Thursday. */
export function isoWeek(date: string): number {
  const thursday = addDays(mondayOf(date), 3)
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7)
}
