import type { Component, Property } from './jcal.ts'
import { write } from './jcal.ts'
import { icsText } from './ics-text.ts'

/** Who wrote the file and what it is called; the name only for a whole calendar, since Outlook makes a new calendar of it (calendar.md E9). */
export interface CalendarHead {
  /** Version of the app. */
  version: string
  name: string | null
}

/** A calendar file's text, CRLF after the last line too. Without METHOD, which would ask for an organizer (calendar.md E6–E9). */
export function writeCalendar({ version, name }: CalendarHead, zones: readonly Component[], events: readonly string[]): string {
  const named = name === null ? '' : icsText(name)
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', `-//Bollplank//Bollplank ${version}//SV`],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ...(named === ''
      ? []
      : ([
          ['name', {}, 'text', named],
          ['x-wr-calname', {}, 'text', named],
        ] satisfies Property[])),
  ]
  return write(['vcalendar', properties, [...zones, ...events]])
}
