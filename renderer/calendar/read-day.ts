import { parseDate } from '@internationalized/date'
import type { Language } from '../../shared/settings.ts'
import { addDays, isoWeek, mondayOf } from '../../shared/time.ts'

/**
 * The day meant by what somebody wrote: `2019-01-22`, `22/1`, `22/1 2019`, `22 jan`, `v. 12`, `week 12 2020`, `i morgon`.
 * A year that is left out is that of `near`; a week is its Monday. Undefined when it is no day that exists.
 */
export function readDay(text: string, near: string, today: string): string | undefined {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const year = (written: string | undefined) => (written ?? near.slice(0, 4)).padStart(4, '20')
  const relative: Record<string, number> = {
    idag: 0,
    'i dag': 0,
    today: 0,
    imorgon: 1,
    'i morgon': 1,
    tomorrow: 1,
    igår: -1,
    'i går': -1,
    yesterday: -1,
  }
  const days = relative[words]
  if (days !== undefined) return addDays(today, days)

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return existing(iso[1]!, iso[2]!, iso[3]!)
  const week = /^(?:v|w|vecka|week)\.? ?(\d{1,2})(?:,? (\d{4}))?$/.exec(words)
  if (week) return mondayOfWeek(Number(week[1]), year(week[2]))
  const numbers = /^(\d{1,2})[/.] ?(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$/.exec(words)
  if (numbers) return existing(year(numbers[3]), numbers[2]!, numbers[1]!)
  const named = /^(?:\p{L}+\.? )?(\d{1,2})\.? (\p{L}{3,})\.?(?: (\d{4}))?$/u.exec(words)
  const month = named ? monthNamed(named[2]!) : 0
  return named && month ? existing(year(named[3]), String(month), named[1]!) : undefined
}

/** The month (1–12) whose Swedish or English name begins so; 0 for none. */
function monthNamed(start: string): number {
  const languages: readonly Language[] = ['sv', 'en']
  for (const language of languages) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      if (
        format
          .format(Date.UTC(2000, month - 1, 1))
          .toLowerCase()
          .startsWith(start)
      )
        return month
    }
  }
  return 0
}

function existing(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  try {
    return parseDate(date).toString()
  } catch {
    return undefined
  }
}

/** The Monday of an ISO week; undefined where the year has no such week. */
function mondayOfWeek(week: number, year: string): string | undefined {
  const monday = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7)
  return isoWeek(monday) === week ? monday : undefined
}
