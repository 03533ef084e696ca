import type { EventContent } from '../../../../shared/calendar/event.ts'
import type { Stored } from '../../../../shared/document.ts'
import { disclose, type Words } from './disclosure.ts'
import { write } from './jcal.ts'
import { type Placed, placeEvents } from './placement.ts'
import { type CalendarHead, writeCalendar } from './vcalendar.ts'
import { veventOf } from './vevent.ts'
import { vtimezoneOf } from './vtimezone.ts'

export interface CalendarFileOptions extends CalendarHead {
  words: Words
  /** Reminders go along. */
  alarms: boolean
  /** The words of coaching events go along. */
  coachingDescriptions: boolean
}

/** Events as the text of a calendar file, and the events that are in it, in its order. The same events give the same text. */
export function calendarFile(events: readonly Stored<EventContent>[], options: CalendarFileOptions): { text: string; placed: Placed[] } {
  const { words, alarms, coachingDescriptions } = options
  const placed = placeEvents(events)
  const rules = [...new Set(placed.flatMap(({ rule }) => rule ?? []))].toSorted((a, b) => (a.zone < b.zone ? -1 : 1))
  const written = placed.map(({ event, times }) =>
    write(veventOf(event, times, disclose(event.content, words, coachingDescriptions), words, alarms)),
  )
  return { text: writeCalendar(options, rules.map(vtimezoneOf), written), placed }
}
