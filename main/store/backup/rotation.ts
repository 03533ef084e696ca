import { isoWeek } from '../../../shared/time.ts'
import { documentsOf, type ManifestHeader } from './manifest.ts'

type Made = Pick<ManifestHeader, 'number' | 'madeAt' | 'counts'>

/** How many days, weeks and months keep their last backup (store.md §10). */
const kept = { days: 7, weeks: 4, months: 12 }

/**
 * The backups to keep: all of the latest day, then the last one of each of the latest 7 days, 4 weeks and 12 months that
 * have any. The newest that holds over a tenth more documents than the present one stays too, since something may have
 * emptied the workspace.
 *
 * The order is that of making. Where the clock went back, the days before and after are different days whatever they
 * are called, so that a wrong clock removes nothing that a right one would not.
 */
export function backupsToKeep<Backup extends Made>(backups: readonly Backup[]): Backup[] {
  const newestFirst = backups.toSorted((a, b) => b.number - a.number)
  const seen = { days: new Set<string>(), weeks: new Set<string>(), months: new Set<string>() }
  const keep = new Set<Backup>()
  let era = 0
  for (const [n, backup] of newestFirst.entries()) {
    if (n > 0 && backup.madeAt > newestFirst[n - 1]!.madeAt) era++
    const names = spansOf(backup.madeAt)
    if (era === 0 && names.days === spansOf(newestFirst[0]!.madeAt).days) keep.add(backup)
    for (const span of ['days', 'weeks', 'months'] as const) {
      const name = `${era} ${names[span]}`
      if (seen[span].has(name) || seen[span].size >= kept[span]) continue
      seen[span].add(name)
      keep.add(backup)
    }
  }
  const [newest] = newestFirst
  const fuller = newest && newestFirst.find((backup) => documentsOf(backup) > documentsOf(newest) * 1.1)
  if (fuller) keep.add(fuller)
  return newestFirst.filter((backup) => keep.has(backup))
}

function spansOf(madeAt: string): Record<keyof typeof kept, string> {
  const day = madeAt.slice(0, 10)
  return { days: day, weeks: `${isoWeekYear(day)}-${isoWeek(day)}`, months: day.slice(0, 7) }
}

/** The year that a week belongs to: 30 December may be in week 1 of the next. */
function isoWeekYear(day: string): number {
  const [year, month, week] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), isoWeek(day)]
  if (month === 1 && week > 50) return year - 1
  return month === 12 && week === 1 ? year + 1 : year
}
