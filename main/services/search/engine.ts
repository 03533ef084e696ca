import { CompactIndex } from './compact/compact-index.ts'
import type { Hit, Searchable, SearchIndex } from './search-index.ts'

/** A search index that works somewhere else: in a thread of its own, so that a window never waits for it. */
export interface SearchEngine {
  /** Takes up a saved index; false when the bytes are not one, and then the index is empty. */
  load(bytes: Uint8Array): Promise<boolean>
  add(entries: readonly Searchable[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  find(query: string, limit: number): Promise<Hit[]>
  save(): Promise<Uint8Array>
  /** Forgets everything. What is still asked is refused. */
  end(): Promise<void>
}

/** Starts an engine with nothing in it. */
export type StartEngine = () => SearchEngine

/** The engine in this very thread. */
export function localEngine(): SearchEngine {
  let index: SearchIndex = new CompactIndex()
  return {
    async load(bytes) {
      try {
        index = CompactIndex.load(bytes)
        return true
      } catch {
        index = new CompactIndex()
        return false
      }
    },
    async add(entries) {
      for (const entry of entries) index.add(entry)
    },
    async remove(ids) {
      for (const id of ids) index.remove(id)
    },
    find: async (query, limit) => index.find(query, limit),
    save: async () => index.save(),
    async end() {
      index = new CompactIndex()
    },
  }
}
