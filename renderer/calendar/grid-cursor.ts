import { useState } from 'react'
import { addDays } from '../../shared/time.ts'
import { type Cursor, slotMinutes } from './grid-keys.ts'
import { dayOf } from './local-date.ts'
import type { Occurrence } from './occurrence.ts'
import type { View } from './period.ts'
import type { Slot } from './slot.ts'

/** The keyboard's place. It follows the shown date, and keeps its hour. */
export function useCursor(view: View, date: string): [Cursor, (cursor: Cursor) => void] {
  const [seen, setSeen] = useState({ view, date })
  const [cursor, setCursor] = useState<Cursor>({ day: date, minute: startMinute(view) })
  if (seen.view !== view || seen.date !== date) {
    setSeen({ view, date })
    if (seen.view !== view || cursor.day !== date) setCursor({ day: date, minute: seen.view === view ? cursor.minute : startMinute(view) })
  }
  return [cursor, setCursor]
}

/** In the hours one starts at eight. */
const startMinute = (view: View) => (view === 'month' ? null : 8 * 60)

/** Where the keyboard goes on from an event. */
export function cursorOn({ start, allDay }: Occurrence, view: View): Cursor {
  const minute = start.getHours() * 60 + start.getMinutes()
  return { day: dayOf(start), minute: view === 'month' || (allDay && view === 'week') ? null : minute - (minute % slotMinutes) }
}

/** A new event of an hour where the keyboard or the pointer is. */
export function slotAt({ day, minute }: Cursor): Slot {
  if (minute === null) return { first: day, last: day }
  const end = minute + 60
  return {
    first: day,
    last: end >= 24 * 60 ? addDays(day, 1) : day,
    start: wallAt(day, minute).slice(11),
    end: wallAt(day, end % (24 * 60)).slice(11),
  }
}

/** The wall time `YYYY-MM-DDTHH:mm` a number of minutes after midnight. */
export const wallAt = (day: string, minute: number): string =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
