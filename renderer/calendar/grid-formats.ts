import { clockText } from '../../shared/date-text.ts'
import type { Language } from '../../shared/settings.ts'
import { dayOf, timeOf } from './local-date.ts'

interface Range {
  start: Date
  end: Date
}

/** Every word and number the calendar itself writes, by the window's language. */
export function formatsIn(language: Language) {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const weekdayName = new Intl.DateTimeFormat(locale, { weekday: 'short' })
  const longWeekdayName = new Intl.DateTimeFormat(locale, { weekday: 'long' })
  const clock = (moment: Date) => clockText(language, `${dayOf(moment)}T${timeOf(moment)}`)
  const hours = ({ start, end }: Range) => (+start === +end ? clock(start) : `${clock(start)}–${clock(end)}`)
  return {
    dateFormat: (day: Date) => String(day.getDate()),
    weekdayFormat: (day: Date) => weekdayName.format(day),
    dayFormat: (day: Date) => `${longWeekdayName.format(day)} ${day.getDate()}`,
    timeGutterFormat: clock,
    selectRangeFormat: hours,
    eventTimeRangeFormat: hours,
    eventTimeRangeStartFormat: ({ start }: Range) => `${clock(start)}–`,
    eventTimeRangeEndFormat: ({ end }: Range) => `–${clock(end)}`,
  }
}

/** *M*, for a column with no room for more. */
export function narrowDay(language: Language, day: Date): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { weekday: 'narrow' }).format(day)
}
