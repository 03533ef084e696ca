import type { HandlersOf } from '../../../shared/contract.ts'
import type { CommonContent, Days, Kind, KindName } from '../../../shared/document.ts'
import { kinds } from '../../../shared/kinds.ts'
import { Failure } from '../../../shared/reply.ts'
import type { SearchFilters, SearchHit } from '../../../shared/search.ts'
import type { Workspace } from '../../store/workspace.ts'
import type { Session } from '../session.ts'
import { excerptOf, marked } from './excerpt.ts'
import { likeness, type Reach, type Term, termsOf } from './query.ts'
import type { Search } from './search.ts'
import { wordsOf } from './words.ts'
import type { Present, WorkspaceSearch } from './workspace-search.ts'

interface Found {
  document: Present
  reach: Reach
}

/** Full-text search of all kinds. */
export function searchService({ session, search }: { session: Session; search: Search }): HandlersOf<'search'> {
  return {
    'search.find': async ({ query, filters, limit }) => {
      const { current } = search
      const terms = termsOf(query)
      const fits = filterOf(filters)
      const isNarrowed = Object.keys(filters).length > 0
      const all = terms.length > 0 ? await findIn(current, query, terms) : isNarrowed ? newestFirst(current.present()) : []
      const found = all.filter(({ document }) => fits(document))
      const hits = await Promise.all(found.slice(0, limit).map((one) => describe(session.workspace, one, terms)))
      return { state: current.state, count: found.length, hits }
    },
    'search.state': async () => search.current.state,
    'search.tags': async () => {
      const counts = new Map<string, number>()
      for (const { tags } of search.current.present()) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      return [...counts].toSorted(([a, few], [b, many]) => many - few || a.localeCompare(b, 'sv')).map(([tag]) => tag)
    },
  }
}

/**
 * What the index finds and the catalogue still has. So little may be typed that half of all words begin with it: then
 * the titles that do are shown instead (store.md §11.2).
 */
async function findIn(search: WorkspaceSearch, query: string, terms: readonly Term[]): Promise<Found[]> {
  const hits = await search.find(query)
  const present = new Map(search.present().map((document) => [document.id, document]))
  const found = hits.flatMap(({ id, reach }): Found[] => {
    const document = present.get(id)
    present.delete(id)
    return document ? [{ document, reach }] : []
  })
  const [only] = terms
  if (terms.length > 1 || !only || only.isOpen) return found
  const begun = [...present.values()].filter(({ title }) => wordsOf(title).some((word) => likeness(only, word, 'start') > 0))
  return [...found, ...newestFirst(begun, 'start')]
}

function newestFirst(documents: readonly Present[], reach: Reach = 'near'): Found[] {
  return documents
    .map((document) => ({ document, key: `${daysOf(document)?.first ?? ''} ${document.id}` }))
    .toSorted((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ document }) => ({ document, reach }))
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

async function describe(workspace: Workspace, { document, reach }: Found, terms: readonly Term[]): Promise<SearchHit> {
  const { kind, id, title, tags } = document
  return {
    kind,
    id,
    title: marked(title, terms, reach),
    excerpt: excerptOf(await textBelowTitle(workspace, document), terms, reach),
    tags,
    days: daysOf(document) ?? null,
  }
}

/** The text, without the title where it begins with it; none when the document cannot be read just now. */
async function textBelowTitle(workspace: Workspace, { kind, id, title }: Present): Promise<string> {
  try {
    const found = await workspace.find(kind, id)
    const text = found ? ((kinds[kind] as unknown as Kind<KindName, CommonContent>).text?.(found.content) ?? '').trimStart() : ''
    return title !== '' && text.startsWith(title) ? text.slice(title.length) : text
  } catch (fault) {
    if (fault instanceof Failure) return ''
    throw fault
  }
}
