import * as v from 'valibot'
import { KindName } from './document.ts'
import { Id } from './id.ts'
import { PlainDate } from './time.ts'

/** A piece of text as it was written, and whether it is what was searched for. */
export const Part = v.object({ text: v.string(), found: v.boolean() })
export type Part = v.InferOutput<typeof Part>

/** What a search is narrowed to; both days inclusive, and all tags must be there. */
export const SearchFilters = v.strictObject({
  kinds: v.optional(v.array(KindName)),
  tags: v.optional(v.array(v.string())),
  from: v.optional(PlainDate),
  to: v.optional(PlainDate),
})
export type SearchFilters = v.InferOutput<typeof SearchFilters>

/** How far the index has come: what is not indexed yet is not found by its text. */
export const SearchState = v.object({ phase: v.picklist(['building', 'ready']), done: v.number(), total: v.number() })
export type SearchState = v.InferOutput<typeof SearchState>

export const SearchHit = v.object({
  kind: KindName,
  id: Id,
  title: v.array(Part),
  excerpt: v.array(Part),
  tags: v.array(v.string()),
  /** The days it is about, both inclusive. */
  days: v.nullable(v.object({ first: PlainDate, last: PlainDate })),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

export const SearchAnswer = v.object({
  state: SearchState,
  /** How many there are in all; `hits` are the best of them. */
  count: v.number(),
  hits: v.array(SearchHit),
})
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>

/** Most hits in one answer. */
export const mostHits = 500
