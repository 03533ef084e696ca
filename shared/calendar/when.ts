import * as v from 'valibot'
import { addDays, PlainDate, PlainDateTime, Zone } from '../time.ts'
import { zoneClock } from './zone-clock.ts'

const Unscheduled = v.strictObject({ type: v.literal('none') })
const OnDates = v.pipe(
  v.strictObject({
    type: v.literal('date'),
    start: PlainDate,
    /** The day after the last one: exclusive, as in RFC 5545 §3.6.1. */
    end: PlainDate,
    /** True when the clock time is not set yet: *tid ej fastställd*. */
    timeUnset: v.boolean(),
  }),
  v.check(({ start, end }) => end > start, 'ends before it starts'),
)
const AtTime = v.pipe(
  v.strictObject({ type: v.literal('time'), start: PlainDateTime, end: PlainDateTime, zone: Zone }),
  v.rawCheck(({ dataset, addIssue }) => {
    // With an unknown zone or day there is nothing to compare.
    if (!dataset.typed || dataset.issues) return
    const { start, end, zone } = dataset.value
    if (instantOf(end, zone) < instantOf(start, zone)) addIssue({ message: 'ends before it starts' })
  }),
)

/** When an event is: nothing set, whole days, or wall-clock times in a zone. */
export const When = v.variant('type', [Unscheduled, OnDates, AtTime])
export type When = v.InferOutput<typeof When>

/**
 * Milliseconds since 1970 of a wall time in a zone. A time that is skipped counts as the hour after, and of one that
 * comes twice the first is meant (RFC 5545 §3.3.5).
 */
export function instantOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`)
  const clock = zoneClock(zone, new Date(wall).getUTCFullYear())
  let { offset } = clock
  for (const { at, to } of clock.changes) {
    if (wall - offset < at || wall - to < at) break
    offset = to
  }
  return wall - offset
}

/** The wall time (`YYYY-MM-DDTHH:mm`) of an instant in a zone. */
export function localAt(instant: number, zone: string): string {
  const clock = zoneClock(zone, new Date(instant).getUTCFullYear())
  const offset = clock.changes.findLast(({ at }) => at <= instant)?.to ?? clock.offset
  return new Date(instant + offset).toISOString().slice(0, 16)
}

/** First and last day (inclusive) an event touches, seen from `zone`; undefined without a date. */
export function daysOf(when: When, zone: string): { first: string; last: string } | undefined {
  if (when.type === 'none') return undefined
  if (when.type === 'date') return { first: when.start, last: addDays(when.end, -1) }
  const start = instantOf(when.start, when.zone)
  const end = instantOf(when.end, when.zone)
  // An event that ends at midnight does not touch the day that begins then.
  return { first: localAt(start, zone).slice(0, 10), last: localAt(Math.max(start, end - 1), zone).slice(0, 10) }
}

/** Whether the event touches any day from `from` up to, not including, `to`. */
export function touches(when: When, from: string, to: string, zone: string): boolean {
  // Zones lie at most 26 hours apart, so that most events can be told by their wall dates, without a dear conversion.
  if (when.type === 'time' && (when.start.slice(0, 10) >= addDays(to, 2) || when.end.slice(0, 10) < addDays(from, -2))) return false
  const days = daysOf(when, zone)
  return days !== undefined && days.first < to && days.last >= from
}

/** A key that sorts events by start: whole days come before the day's times, what has no date comes last. */
export function sortKey(when: When): string {
  if (when.type === 'none') return '~'
  return when.type === 'date' ? when.start : new Date(instantOf(when.start, when.zone)).toISOString()
}
