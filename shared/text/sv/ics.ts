import { calendar } from './calendar.ts'
import { dates } from './dates.ts'

/** Words that the app itself writes into a calendar file. */
export const ics = {
  calendarName: 'Bollplank',
  categories: calendar.category,
  timeUnset: dates.timeUnset,
  timeUnsetSentence: 'Tid ej fastställd.',
  join: 'Anslut',
  file: { calendar: 'kalender', selection: 'urval' },
} as const
