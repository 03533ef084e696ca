import type { HandlersOf } from '../../../shared/contract.ts'
import type { Days, Kind } from '../../../shared/document.ts'
import { kinds } from '../../../shared/kinds.ts'
import type { SearchFilters, SearchHit } from '../../../shared/search.ts'
import { excerptOf, type Marker, marked, markerOf } from './excerpt.ts'
import { likeness, type Reach, type Term, termsOf } from './query.ts'
import type { Search } from './search.ts'
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
      const found = isNarrowed ? all.filter(filterOf(filters)) : all
      const describe = describer(current, terms)
      return { state: current.state, count: found.length, hits: await Promise.all(found.slice(0, limit).map(describe)) }
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
 * What the index finds and the catalogue still has. So little may be typed that half of all words begin with it: then
 * the titles that do are shown too (store.md §11.2).
 */
async function findIn(search: WorkspaceSearch, query: string, terms: readonly Term[]): Promise<Found[]> {
  const hits = await search.find(query)
  const present = search.present()
  const found: Found[] = []
  for (const { id, reach } of hits) {
    const document = present.get(id)
    if (document) found.push({ document, reach })
  }
  const [only] = terms
  if (terms.length > 1 || !only || only.isOpen) return found
  const known = new Set(hits.map(({ id }) => id))
  const begun = [...present.values()].filter(
    ({ id, title }) => !known.has(id) && wordsOf(title).some((word) => likeness(only, word, 'start') > 0),
  )
  return [...found, ...newestFirst(begun, 'start')]
}

function newestFirst(documents: readonly Present[], reach: Reach = 'near'): Found[] {
  return documents
    .map((document) => ({ document, key: `${daysOf(document)?.first ?? ''} ${document.id}` }))
    .toSorted((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ document }) => ({ document, reach }))
}

function filterOf({ kinds: chosen, tags, from, to }: SearchFilters): (found: Found) => boolean {
  return ({ document }) => {
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
