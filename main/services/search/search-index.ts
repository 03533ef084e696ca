import type { Id } from '../../../shared/id.ts'
import type { Reach } from './query.ts'

/** What is searched of a document. */
export interface Searchable {
  id: Id
  title: string
  tags: readonly string[]
  text: string
}

/** A document found, and how far the search had to go for it: that decides which of its words are marked. */
export interface Hit {
  id: Id
  reach: Reach
}

/** A search engine, no larger than this, so that it can be changed in a day (store.md §11.2). */
export interface SearchIndex {
  /** Replaces an entry with the same id. */
  add(entry: Searchable): void
  remove(id: Id): void
  /** Best first. */
  find(query: string, limit: number): Hit[]
  /** Opaque bytes that the engine's `load` takes. */
  save(): Uint8Array
}
