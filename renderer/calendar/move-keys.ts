import type { When } from '../../shared/calendar/when.ts'
import { slotMinutes } from './grid-keys.ts'
import { shiftDays, shiftMinutes } from './moved-when.ts'
import type { View } from './period.ts'

/** Where Ctrl or ⌘ with an arrow moves an event: a day sideways; up and down a week in a month, half an hour elsewhere. Undefined when it does not move. */
export function movedByKey(when: When, view: View, key: string): When | undefined {
  if (when.type === 'none') return undefined
  if (key === 'ArrowLeft') return shiftDays(when, -1)
  if (key === 'ArrowRight') return shiftDays(when, 1)
  const direction = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
  if (direction === 0) return undefined
  if (view === 'month') return shiftDays(when, 7 * direction)
  return when.type === 'time' ? shiftMinutes(when, slotMinutes * direction) : undefined
}
