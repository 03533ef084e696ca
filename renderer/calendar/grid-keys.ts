import { addDays, mondayOf } from '../../shared/time.ts'
import { stepPeriod, type View } from './period.ts'

/** Where the keyboard stands in the grid. */
export interface Cursor {
  day: string
  /** Minutes after midnight; null on the day itself. */
  minute: number | null
}

/** Length of a slot, minutes. */
export const slotMinutes = 30
const lastSlot = 24 * 60 - slotMinutes

/** Where an arrow, Home, End, PageUp or PageDown leads; undefined for another key. */
export function moveCursor(view: View, { day, minute }: Cursor, key: string): Cursor | undefined {
  const to = (days: number): Cursor => ({ day: addDays(day, days), minute })
  switch (key) {
    case 'ArrowLeft':
      return to(-1)
    case 'ArrowRight':
      return to(1)
    case 'ArrowUp':
      return view === 'month' ? to(-7) : { day, minute: slotBefore(view, minute) }
    case 'ArrowDown':
      return view === 'month' ? to(7) : { day, minute: minute === null ? 0 : Math.min(minute + slotMinutes, lastSlot) }
    case 'Home':
      return view === 'day' ? { day, minute: 0 } : { day: mondayOf(day), minute }
    case 'End':
      return view === 'day' ? { day, minute: lastSlot } : { day: addDays(mondayOf(day), 6), minute }
    case 'PageUp':
      return { day: stepPeriod(view, day, -1), minute }
    case 'PageDown':
      return { day: stepPeriod(view, day, 1), minute }
    default:
      return undefined
  }
}

/** Above the first slot of a week stands the day itself; a single day has none. */
function slotBefore(view: View, minute: number | null): number | null {
  if (minute === null) return null
  if (minute > 0) return minute - slotMinutes
  return view === 'week' ? null : 0
}
