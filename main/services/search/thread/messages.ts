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

/** Hits on their way between threads: thousands of small objects would take longer to copy than to find. */
export type PackedHits = { reach: Reach; ids: string[] }[]

/** One list of ids for each stretch of hits with the same reach. */
export function packHits(hits: readonly Hit[]): PackedHits {
  const packed: PackedHits = []
  for (const { id, reach } of hits) {
    const last = packed.at(-1)
    if (last?.reach === reach) last.ids.push(id)
    else packed.push({ reach, ids: [id] })
  }
  return packed
}

/** The hits again. */
export const unpackHits = (packed: PackedHits): Hit[] => packed.flatMap(({ reach, ids }) => ids.map((id) => ({ id, reach })))
