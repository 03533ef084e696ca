import { fromAbsolute } from '@internationalized/date'

/** A change of a zone's clock: the instant, ms since 1970, and the offsets from UTC before and after it, in ms. */
export interface ClockChange {
  at: number
  from: number
  to: number
}

/** How a zone's clock goes in one year, a day on either side included. */
export interface ZoneClock {
  /** Offset from UTC at the beginning, ms. */
  offset: number
  changes: readonly ClockChange[]
}

const second = 1000
const day = 24 * 60 * 60 * second
/** Shorter than the shortest time between two changes that zone data know since 1970, six days. */
const step = 3 * day

const known = new Map<string, ZoneClock>()

/** How the clock of an IANA zone goes in a year. Worked out once, since every question to the computer's zone data is dear. */
export function zoneClock(zone: string, year: number): ZoneClock {
  const key = `${zone} ${year}`
  const found = known.get(key) ?? readClock(zone, newYear(year) - day, newYear(year + 1) + day)
  known.set(key, found)
  return found
}

/** The offset from UTC at an instant, ms. */
export const offsetAt = (instant: number, zone: string): number => fromAbsolute(instant, zone).offset

/** `Date.UTC` takes years before 100 for others. */
const newYear = (year: number): number => new Date(0).setUTCFullYear(year)

function readClock(zone: string, first: number, last: number): ZoneClock {
  const offset = offsetAt(first, zone)
  const changes: ClockChange[] = []
  let from = offset
  for (let at = first; at < last; at += step) {
    const next = Math.min(at + step, last)
    const to = offsetAt(next, zone)
    if (to !== from) changes.push({ at: changeBetween(zone, at, next), from, to })
    from = to
  }
  return { offset, changes }
}

/** The first instant, to the second, with another offset than at `low`. */
function changeBetween(zone: string, low: number, high: number): number {
  const before = offsetAt(low, zone)
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / (2 * second)) * second
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}
