import { instantOf, localAt, type When } from '../../shared/calendar/when.ts'
import { addDays } from '../../shared/time.ts'

/** The event as many days later. Wall times stay what they are; what has no date stays so. */
export function shiftDays(when: When, days: number): When {
  if (when.type === 'none') return when
  if (when.type === 'date') return { ...when, start: addDays(when.start, days), end: addDays(when.end, days) }
  const start = shiftWall(when.start, days)
  const end = shiftWall(when.end, days)
  // A clock change can put the end before the start; then the length decides.
  if (instantOf(end, when.zone) >= instantOf(start, when.zone)) return { ...when, start, end }
  return { ...when, start, end: localAt(instantOf(start, when.zone) + lengthOf(when), when.zone) }
}

/** A timed event as many minutes later, with the same length; anything else as it is. */
export function shiftMinutes(when: When, minutes: number): When {
  if (when.type !== 'time') return when
  const start = instantOf(when.start, when.zone) + minutes * 60_000
  return { ...when, start: localAt(start, when.zone), end: localAt(start + lengthOf(when), when.zone) }
}

/** Where an event was dropped or drawn out to: moments in ms, and whether it lies on the day or in the hours (undefined: either). */
export interface Drop {
  start: number
  end: number
  onDay: boolean | undefined
}

/** The event as dropped in a calendar that shows `zone`. In the hours it gets a time, on the day it loses it. */
export function dropped(when: When, { start, end, onDay }: Drop, zone: string): When {
  const day = (moment: number) => localAt(moment, zone).slice(0, 10)
  if (when.type === 'none') return when
  if (when.type === 'date') {
    if (onDay === false) return { type: 'time', start: localAt(start, zone), end: localAt(start + hour, zone), zone }
    const first = day(start)
    const last = day(end)
    return { ...when, start: first, end: last > first ? last : addDays(first, 1) }
  }
  const spansDays = localAt(instantOf(when.start, when.zone), zone).slice(0, 10) !== day(instantOf(when.end, when.zone) - 1)
  if (onDay === true && !spansDays) return { type: 'date', start: day(start), end: addDays(day(start), 1), timeUnset: false }
  return { ...when, start: localAt(start, when.zone), end: localAt(Math.max(start, end), when.zone) }
}

/** Whether two events are at the same time in the same way. */
export const sameWhen = (a: When, b: When): boolean => JSON.stringify(a) === JSON.stringify(b)

const hour = 60 * 60_000
const lengthOf = (when: When & { type: 'time' }) => instantOf(when.end, when.zone) - instantOf(when.start, when.zone)
const shiftWall = (local: string, days: number) => addDays(local.slice(0, 10), days) + local.slice(10)
