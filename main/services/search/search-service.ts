import type { HandlersOf } from '../../../shared/contract.ts'
import type { Days, Kind } from '../../../shared/document.ts'
import { kinds } from '../../../shared/kinds.ts'
import type { SearchFilters, SearchHit } from '../../../shared/search.ts'
import { excerptOf, type Marker, marked, markerOf } from './excerpt.ts'
import { likeness, type Reach, type Term, termsOf } from './query.ts'
import type { Search } from './search.ts'
import type { Hit } from './search-index.ts'
import { wordsOf } from './words.ts'
import type { Present, WorkspaceSearch } from './workspace-search.ts'

interface Found {
  document: Present
  reach: Reach
}

/** Full-text search of all kinds. */
export function searchService({ search }: { search: Search }): HandlersOf<'search'> {
  return {
    'search.find': async ({ query, filters, limit }) => {
      const { current } = search
      const terms = termsOf(query)
      const isNarrowed = Object.keys(filters).length > 0
      const all = terms.length > 0 ? await findIn(current, query, terms) : isNarrowed ? newestFirst([...current.present().values()]) : []
      const { count, found } = best(all, current.present(), isNarrowed ? filterOf(filters) : undefined, limit)
      return { state: current.state, count, hits: await Promise.all(found.map(describer(current, terms))) }
    },
    'search.state': async () => search.current.state,
    'search.tags': async () => {
      const counts = new Map<string, number>()
      for (const { tags } of search.current.present().values()) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      return [...counts].toSorted(([a, few], [b, many]) => many - few || a.localeCompare(b, 'sv')).map(([tag]) => tag)
    },
  }
}

/**
 * What the index finds. So little may be typed that half of all words begin with it: then the titles that do are shown
 * too (store.md §11.2).
 */
async function findIn(search: WorkspaceSearch, query: string, terms: readonly Term[]): Promise<Hit[]> {
  const hits = await search.find(query)
  const [only] = terms
  if (terms.length > 1 || !only || only.isOpen) return hits
  const known = new Set(hits.map(({ id }) => id))
  const begun = [...search.present().values()].filter(
    ({ id, title }) => !known.has(id) && wordsOf(title).some((word) => likeness(only, word, 'start') > 0),
  )
  return [...hits, ...newestFirst(begun, 'start')]
}

function newestFirst(documents: readonly Present[], reach: Reach = 'near'): Hit[] {
  return documents
    .map((document) => ({ id: document.id, key: `${daysOf(document)?.first ?? ''} ${document.id}` }))
    .toSorted((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ id }) => ({ id, reach }))
}

/**
 * The first hits that the catalogue still has and that fit, and how many there are. Without a filter the rest is only
 * counted: a common word is in thousands.
 */
function best(
  hits: readonly Hit[],
  present: ReadonlyMap<string, Present>,
  fits: ((document: Present) => boolean) | undefined,
  limit: number,
): { count: number; found: Found[] } {
  const found: Found[] = []
  let count = 0
  for (const { id, reach } of hits) {
    if (found.length === limit && !fits) return { count: hits.length, found }
    const document = present.get(id)
    if (!document || fits?.(document) === false) continue
    count++
    if (found.length < limit) found.push({ document, reach })
  }
  return { count, found }
}

function filterOf({ kinds: chosen, tags, from, to }: SearchFilters): (document: Present) => boolean {
  return (document) => {
    if (chosen && !chosen.includes(document.kind)) return false
    if (tags && !tags.every((tag) => document.tags.includes(tag))) return false
    if (from === undefined && to === undefined) return true
    const days = daysOf(document)
    return days !== undefined && (to === undefined || days.first <= to) && (from === undefined || days.last >= from)
  }
}

function daysOf({ kind, digest }: Present): Days | undefined {
  return (kinds[kind] as unknown as Kind).days?.(digest)
}

/** How hits are shown; one marker for all that were found with the same reach. */
function describer(search: WorkspaceSearch, terms: readonly Term[]): (found: Found) => Promise<SearchHit> {
  const markers = new Map<Reach, Marker>()
  return async ({ document, reach }) => {
    const marker = markers.get(reach) ?? markerOf(terms, reach)
    markers.set(reach, marker)
    const { kind, id, title, tags } = document
    const text = belowTitle(await search.text(document), title)
    return {
      kind,
      id,
      title: marked(title, marker),
      excerpt: excerptOf(text, marker, terms.length),
      tags,
      days: daysOf(document) ?? null,
    }
  }
}

/** The text, without the title where it begins with it. */
function belowTitle(text: string, title: string): string {
  const begun = text.trimStart()
  return title !== '' && begun.startsWith(title) ? begun.slice(title.length) : begun
}
