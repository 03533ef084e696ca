import * as v from 'valibot'
import { Link } from './document.ts'
import { Instant } from './time.ts'

const day = 24 * 3600 * 1000

/** How long something stays in the trash at least, in days. */
export const trashDays = 30

/** A document in the trash. */
export const Trashed = v.strictObject({
  ...Link.entries,
  title: v.string(),
  trashedAt: Instant,
  /** The earliest moment it goes for good by itself. */
  goesAt: Instant,
})
export type Trashed = v.InferOutput<typeof Trashed>

/** When something that was thrown away at an instant goes for good, at the earliest. */
export const goesAt = (trashedAt: string): string => new Date(Date.parse(trashedAt) + trashDays * day).toISOString()

/** As much as one look at the clock can add to the time that has passed, ms. */
const longestStep = 7 * day

/** What is remembered of the trash between two looks at it. */
export const TrashAge = v.object({
  /** What the clock said then. */
  seenAt: Instant,
  /** Time that has passed since the first look, as far as it is believed, ms. */
  elapsed: v.pipe(v.number(), v.minValue(0)),
  /** By id: which throwing away it was, and what `elapsed` was when it was first seen. */
  since: v.record(v.string(), v.object({ trashedAt: Instant, elapsed: v.number() })),
})
export type TrashAge = v.InferOutput<typeof TrashAge>

/**
 * Looks at the trash: how time has gone on, and the ids of what has lain there for thirty days. A clock that jumps ahead a
 * year must not empty the trash, nor one that was a year behind when something was thrown away. So thirty days by the clock
 * are not enough: they must also have passed here in steps, none of which counts for more than a week. Who opens the app
 * once a year keeps the trash longer, which harms nobody.
 */
export function ageTrash(
  before: TrashAge | null,
  trashed: readonly { id: string; trashedAt: string }[],
  now: Date,
): { age: TrashAge; due: string[] } {
  const step = before ? Math.min(Math.max(now.getTime() - Date.parse(before.seenAt), 0), longestStep) : 0
  const elapsed = (before?.elapsed ?? 0) + step
  const since: TrashAge['since'] = {}
  const due: string[] = []
  for (const { id, trashedAt } of trashed) {
    const known = before?.since[id]
    const first = known?.trashedAt === trashedAt ? known.elapsed : elapsed
    since[id] = { trashedAt, elapsed: first }
    if (elapsed - first >= trashDays * day && now.getTime() >= Date.parse(goesAt(trashedAt))) due.push(id)
  }
  return { age: { seenAt: now.toISOString(), elapsed, since }, due }
}
