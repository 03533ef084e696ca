import type { Listed } from '../../store/workspace.ts'

/** The first day that any of the events touches; null when none has a date. */
export function firstDayOf(events: readonly Listed<'event'>[]): string | null {
  const days = events.flatMap(({ digest: { when } }) => (when.type === 'none' ? [] : when.start.slice(0, 10)))
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null)
}
