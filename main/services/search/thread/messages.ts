import type { SearchEngine } from '../engine.ts'
import type { Reach } from '../query.ts'
import type { Hit } from '../search-index.ts'

/** What can be asked of the thread; it is ended from outside. */
export type Ask = Exclude<keyof SearchEngine, 'end'>

/** To the thread: a numbered question. */
export interface Question {
  number: number
  ask: Ask
  given: unknown[]
}

/** From the thread: the answer to the question of this number. */
export type Answer = { number: number; answer: unknown } | { number: number; fault: string }

/** Hits on their way between threads: ids one a line, for thousands of strings would take longer to copy than to find. */
export type PackedHits = { reach: Reach; ids: string }[]

/** The ids of each stretch of hits with the same reach, together. */
export function packHits(hits: readonly Hit[]): PackedHits {
  const stretches: { reach: Reach; ids: string[] }[] = []
  for (const { id, reach } of hits) {
    const last = stretches.at(-1)
    if (last?.reach === reach) last.ids.push(id)
    else stretches.push({ reach, ids: [id] })
  }
  return stretches.map(({ reach, ids }) => ({ reach, ids: ids.join('\n') }))
}

/** The hits again. */
export const unpackHits = (packed: PackedHits): Hit[] => packed.flatMap(({ reach, ids }) => ids.split('\n').map((id) => ({ id, reach })))
