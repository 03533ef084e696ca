import type { EventContent } from '../../../../shared/calendar/event.ts'
import { localAt } from '../../../../shared/calendar/when.ts'
import type { Stored } from '../../../../shared/document.ts'
import { addDays } from '../../../../shared/time.ts'
import { clockTimesOf, utc } from './clock-time.ts'
import type { Property } from './jcal.ts'
import { ruleFor, type ZoneRule } from './zone-rule.ts'

/** An event with the form of its times settled. */
export interface Placed {
  event: Stored<EventContent>
  times: readonly Property[]
  /** Sorts by start: a day before its times. */
  key: string
  /** Start and end of clock times, ms since 1970; null for whole days. */
  instants: { start: number; end: number } | null
  /** The rule whose VTIMEZONE must be in the file. */
  rule: ZoneRule | undefined
  /** Its zone could not be told, so its times are in UTC. */
  asUtc: boolean
}

/** Settles the times of all events that have a date, in the order of the file: by start, then UID (calendar.md E14). */
export function placeEvents(events: readonly Stored<EventContent>[]): Placed[] {
  const rules = rulesOf(events)
  return events
    .flatMap((event) => place(event, rules))
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.event.content.uid, b.event.content.uid))
}

/** First and last day of the events, clock times seen from `zone`; null without events. */
export function spanOf(placed: readonly Placed[], zone: string): { first: string; last: string } | null {
  if (placed.length === 0) return null
  let [first, last, start, end] = ['9999-12-31', '0000-01-01', Infinity, -Infinity]
  const extend = (from: string, to: string) => {
    if (from < first) first = from
    if (to > last) last = to
  }
  for (const { event, instants } of placed) {
    const { when } = event.content
    if (when.type === 'date') extend(when.start, addDays(when.end, -1))
    else if (instants) {
      start = Math.min(start, instants.start)
      end = Math.max(end, instants.start, instants.end - 1)
    }
  }
  if (start < Infinity) extend(localAt(start, zone).slice(0, 10), localAt(end, zone).slice(0, 10))
  return { first, last }
}

function place(event: Stored<EventContent>, rules: ReadonlyMap<string, ZoneRule | undefined>): Placed[] {
  const { when } = event.content
  if (when.type === 'none') return []
  if (when.type === 'date') {
    const times: Property[] = [
      ['dtstart', {}, 'date', when.start],
      ['dtend', {}, 'date', when.end],
    ]
    return [{ event, times, key: when.start, instants: null, rule: undefined, asUtc: false }]
  }
  const rule = rules.get(when.zone)
  const { properties, start, end, inZone } = clockTimesOf(when, rule)
  return [
    {
      event,
      times: properties,
      key: utc(start),
      instants: { start, end },
      rule: inZone ? rule : undefined,
      asUtc: !inZone && when.zone !== 'UTC',
    },
  ]
}

/** One rule for each zone, from the last year in which the zone is used. */
function rulesOf(events: readonly Stored<EventContent>[]): Map<string, ZoneRule | undefined> {
  const years = new Map<string, number>()
  for (const { content } of events) {
    if (content.when.type !== 'time' || content.when.zone === 'UTC') continue
    const { zone, end } = content.when
    years.set(zone, Math.max(years.get(zone) ?? 0, Number(end.slice(0, 4))))
  }
  return new Map([...years].map(([zone, year]) => [zone, ruleFor(zone, year)]))
}

/** By code units, so that the order is the same on every computer. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
