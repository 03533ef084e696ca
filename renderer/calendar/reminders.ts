import type { Alarm } from '../../shared/calendar/event.ts'

const day = 24 * 60
/** From nine in the morning to midnight: a reminder of a whole day counts from 00:00 (RFC 5545 §3.8.6.3). */
const evening = 15 * 60

/** The reminders that are offered, minutes before the start. */
export const timedChoices: readonly number[] = [15, 60, day, 7 * day]
/** The same for whole days: at nine the day before, two days before, a week before. */
export const wholeDayChoices: readonly number[] = [evening, day + evening, 6 * day + evening]

/** What a reminder is called: the key under `calendar.alarm`, and its number. */
export function reminderName(
  minutes: number,
  wholeDay: boolean,
): { key: 'atStart' | 'minutes' | 'hours' | 'days' | 'weeks' | 'wholeDays' | 'wholeWeeks'; count: number } {
  if (wholeDay && minutes % day === evening) {
    const days = (minutes - evening) / day + 1
    return days % 7 === 0 ? { key: 'wholeWeeks', count: days / 7 } : { key: 'wholeDays', count: days }
  }
  if (minutes === 0) return { key: 'atStart', count: 0 }
  if (minutes % (7 * day) === 0) return { key: 'weeks', count: minutes / (7 * day) }
  if (minutes % day === 0) return { key: 'days', count: minutes / day }
  if (minutes % 60 === 0) return { key: 'hours', count: minutes / 60 }
  return { key: 'minutes', count: minutes }
}

/** The same reminders when a timed event becomes whole days, or the other way. */
export function remindersAcross(minutes: readonly number[], toWholeDay: boolean): number[] {
  const days = (before: number) =>
    toWholeDay ? Math.max(1, Math.ceil(before / day)) : Math.max(1, Math.round((before + day - evening) / day))
  return [...new Set(minutes.map((before) => days(before) * day - (toWholeDay ? day - evening : 0)))]
}

/** Reminders as they are kept, nearest first; those that were there keep their identity. */
export function alarmsFrom(minutes: readonly number[], before: readonly Alarm[], newUid: () => string): Alarm[] {
  return [...new Set(minutes)]
    .toSorted((a, b) => a - b)
    .map((minutesBefore) => before.find((alarm) => alarm.minutesBefore === minutesBefore) ?? { uid: newUid(), minutesBefore })
}
