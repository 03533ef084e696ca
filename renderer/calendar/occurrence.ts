import { instantOf } from '../../shared/calendar/when.ts'
import type { Output } from '../../shared/contract.ts'
import { addDays } from '../../shared/time.ts'
import { midnightOf } from './local-date.ts'
import type { Period } from './period.ts'

/** An event as lists know it. */
export type Item = Output<'calendar.list'>[number]

/** An event as the grid draws it, with moments of this computer. */
export interface Occurrence {
  id: string
  title: string
  start: Date
  end: Date
  allDay: boolean
  item: Item
}

/** The most the grid is given to draw. */
export const mostDrawn = 500

/** Events with a date, ready to draw; at most `mostDrawn`. The end of whole days is exclusive, here as in the data. */
export function occurrencesOf(items: readonly Item[]): Occurrence[] {
  const drawn: Occurrence[] = []
  for (const item of items) {
    const { when } = item.digest
    if (when.type === 'none' || drawn.length === mostDrawn) continue
    const [start, end] =
      when.type === 'date'
        ? [midnightOf(when.start), midnightOf(when.end)]
        : [new Date(instantOf(when.start, when.zone)), new Date(instantOf(when.end, when.zone))]
    drawn.push({ id: item.id, title: item.title, start, end, allDay: when.type === 'date', item })
  }
  return drawn
}

/** What is on each day of a period. What has no length is on the day it begins. */
export function occurrencesByDay(occurrences: readonly Occurrence[], { from, to }: Period): ReadonlyMap<string, readonly Occurrence[]> {
  const days = new Map<string, readonly Occurrence[]>()
  for (let day = from; day < to; day = addDays(day, 1)) {
    const [begins, ends] = [midnightOf(day), midnightOf(addDays(day, 1))]
    days.set(
      day,
      occurrences.filter(({ start, end }) => start < ends && (end > begins || start >= begins)),
    )
  }
  return days
}
