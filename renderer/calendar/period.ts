import { parseDate } from '@internationalized/date'
import { longDayText, monthText } from '../../shared/date-text.ts'
import type { Language, Settings } from '../../shared/settings.ts'
import { calendar as en } from '../../shared/text/en/calendar.ts'
import { calendar as sv } from '../../shared/text/sv/calendar.ts'
import { addDays, isoWeek, mondayOf } from '../../shared/time.ts'

const words = { sv, en } as const

export type View = Settings['calendarView']
export const views = ['month', 'week', 'day', 'agenda'] as const satisfies readonly View[]

/** How far the list reaches, and how far it moves, in months. */
export const agendaMonths = 3

/** Days from `from` up to, not including, `to`. */
export interface Period {
  from: string
  to: string
}

/** The day `months` later; the last day of a shorter month where that day does not exist. */
export function addMonths(date: string, months: number): string {
  return parseDate(date).add({ months }).toString()
}

/** The days a view is about: the month itself, without the days around it. */
export function periodOf(view: View, date: string, pages = 1): Period {
  if (view === 'day') return { from: date, to: addDays(date, 1) }
  if (view === 'week') return { from: mondayOf(date), to: addDays(mondayOf(date), 7) }
  if (view === 'agenda') return { from: date, to: addMonths(date, agendaMonths * pages) }
  const from = `${date.slice(0, 8)}01`
  return { from, to: addMonths(from, 1) }
}

/** The days a view draws: a month shows whole weeks. */
export function visibleDays(view: View, date: string, pages = 1): Period {
  const { from, to } = periodOf(view, date, pages)
  return view === 'month' ? { from: mondayOf(from), to: addDays(mondayOf(addDays(to, -1)), 7) } : { from, to }
}

/** A date in the period `steps` further on. */
export function stepPeriod(view: View, date: string, steps: number): string {
  if (view === 'month') return addMonths(date, steps)
  if (view === 'agenda') return addMonths(date, steps * agendaMonths)
  return addDays(date, view === 'week' ? steps * 7 : steps)
}

/** What a period is called: *januari 2019*, *Vecka 4, 21–27 januari 2019*, *tisdag 22 januari 2019*. */
export function periodText(language: Language, view: View, date: string): string {
  if (view === 'month') return monthText(language, date)
  if (view === 'week') {
    const days = rangeText(language, mondayOf(date), addDays(mondayOf(date), 6))
    return words[language].weekTitle.replace('{{week}}', String(isoWeek(date))).replace('{{days}}', days)
  }
  return longDayText(language, date)
}

/** *21–27 januari 2019*. */
const rangeText = (language: Language, first: string, last: string) =>
  spell(language, first, last, { day: 'numeric', month: 'long', year: 'numeric' })

/** *21–27 jan*, for a place that says the year. */
export const shortRange = (language: Language, first: string, last: string) =>
  spell(language, first, last, { day: 'numeric', month: 'short' })

function spell(language: Language, first: string, last: string, parts: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { ...parts, timeZone: 'UTC' })
  return format
    .formatRange(parseDate(first).toDate('UTC'), parseDate(last).toDate('UTC'))
    .replaceAll('.', '')
    .replace(/^(\d+)\s–\s(\d+ )/, '$1–$2')
}
