import { parseDate } from '@internationalized/date'
import { daysOf, instantOf, localAt, type When } from './calendar/when.ts'
import type { Language } from './settings.ts'
import { en } from './text/en.ts'
import { sv } from './text/sv.ts'
import { daysBetween, isoWeek } from './time.ts'

const locales = { sv: 'sv-SE', en: 'en-GB' } as const
const words = { sv, en } as const
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, date: string, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  let formatter = formats.get(key)
  if (!formatter) formats.set(key, (formatter = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })))
  return formatter.format(parseDate(date).toDate('UTC')).replaceAll(/[.,]/g, '')
}

/** *tis 22 jan 2019*; without the year when the date lies in `year`. */
export function dayText(language: Language, date: string, year?: string): string {
  return format(language, date, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(date.slice(0, 4) === year ? {} : { year: 'numeric' }),
  })
}

/** *tisdag 22 januari*, with the year unless it is left out. */
export function longDayText(language: Language, date: string, withYear = true): string {
  return format(language, date, { weekday: 'long', day: 'numeric', month: 'long', ...(withYear ? { year: 'numeric' } : {}) })
}

/** *januari 2019*. */
export function monthText(language: Language, date: string): string {
  return format(language, date, { month: 'long', year: 'numeric' })
}

/** *v. 4*. */
export function weekText(language: Language, date: string): string {
  return words[language].dates.week.replace('{{week}}', String(isoWeek(date)))
}

/** *09.00* in Swedish, *09:00* in English, from a wall time `YYYY-MM-DDTHH:mm`. */
export function clockText(language: Language, local: string): string {
  return local.slice(11, 16).replace(':', language === 'sv' ? '.' : ':')
}

/** *idag*, *i går*, *i morgon*, or the day. */
export function nearDayText(language: Language, date: string, today: string): string {
  const { today: now, tomorrow, yesterday } = words[language].app.today
  const near: Record<number, string> = { [-1]: yesterday, 0: now, 1: tomorrow }
  return near[daysBetween(today, date)] ?? dayText(language, date, today.slice(0, 4))
}

/** *tors 9 maj–fre 10 maj 2019*, or one day. Both days inclusive. */
export function spanText(language: Language, first: string, last: string): string {
  if (first === last) return dayText(language, first)
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return `${dayText(language, first, sameYear ? last.slice(0, 4) : undefined)}–${dayText(language, last)}`
}

/** When an event is, as people write it: *tis 22 jan 2019, v. 4, kl. 09.00–10.00*. Times are shown in `zone`. */
export function whenText(language: Language, when: When, zone: string): string {
  const days = daysOf(when, zone)
  const parts = days ? [spanText(language, days.first, days.last), weekText(language, days.first)] : []
  return [...parts, timesText(language, when, zone)].filter((part) => part !== '').join(', ')
}

/** The clock part alone: *kl. 09.00–10.00*, *tid ej fastställd*, *utan datum*, or '' for whole days. */
export function timesText(language: Language, when: When, zone: string): string {
  const { clock, noDate, timeUnset } = words[language].dates
  if (when.type === 'none') return noDate
  if (when.type === 'date') return when.timeUnset ? timeUnset : ''
  const start = clockText(language, localAt(instantOf(when.start, when.zone), zone))
  const end = clockText(language, localAt(instantOf(when.end, when.zone), zone))
  return clock.replace('{{time}}', start === end ? start : `${start}–${end}`)
}

/** *10.32* for an instant, in `zone`. */
export function momentText(language: Language, instant: string, zone: string): string {
  return clockText(language, localAt(Date.parse(instant), zone))
}
