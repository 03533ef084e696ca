import type { ics as sv } from '../sv/ics.ts'
import type { Translation } from '../translation.ts'
import { calendar } from './calendar.ts'
import { dates } from './dates.ts'

export const ics: Translation<typeof sv> = {
  calendarName: 'Bollplank',
  categories: calendar.category,
  timeUnset: dates.timeUnset,
  timeUnsetSentence: 'Time not set.',
  join: 'Join',
  file: { calendar: 'calendar', selection: 'selection' },
}
