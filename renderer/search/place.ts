import { parseDate } from '@internationalized/date'
import { useLocation, useSearch } from 'wouter'
import { type KindName, kindNames } from '../../shared/document.ts'
import type { SearchFilters, SearchHit } from '../../shared/search.ts'

/** What is searched for, as the address says: going back shows it again. */
export interface Asked {
  query: string
  kind: KindName | undefined
  tag: string | undefined
  from: string | undefined
  to: string | undefined
}

/** Reads the search part of the address; what is not understood counts as left out. */
export function readAsked(search: string): Asked {
  const params = new URLSearchParams(search)
  return {
    query: params.get('q') ?? '',
    kind: kindNames.find((kind) => kind === params.get('kind')),
    tag: params.get('tag') ?? undefined,
    from: dayIn(params.get('from')),
    to: dayIn(params.get('to')),
  }
}

/** The address of a search. */
export function writeAsked({ query, kind, tag, from, to }: Asked): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ q: query, kind, tag, from, to })) if (value) params.set(name, value)
  const search = params.toString()
  return search === '' ? '/search' : `/search?${search}`
}

/** The filters, as the services want them; none when nothing is chosen. */
export function filtersOf({ kind, tag, from, to }: Asked): SearchFilters {
  return {
    ...(kind ? { kinds: [kind] } : {}),
    ...(tag ? { tags: [tag] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

/** Where a hit is opened. */
export function placeOf({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): string {
  const places = { note: `/journal/${id}`, event: `/calendar/${id}`, programme: `/calendar?programme=${id}` }
  return places[kind]
}

/** What goes with the address of a hit: the first of its words that was found, so that a note can be shown there. */
export function foundIn({ title, excerpt }: SearchHit): { found?: string } {
  const first = [...excerpt, ...title].find(({ found }) => found)
  return first ? { found: first.text } : {}
}

/** What the address asks for, and the way to ask for something else: in its place, so that one step back leaves the search. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const asked = readAsked(useSearch())
  const [, go] = useLocation()
  return [asked, (change) => go(writeAsked({ ...asked, ...change }), { replace: true })]
}

function dayIn(text: string | null): string | undefined {
  try {
    return text !== null && parseDate(text).toString() === text ? text : undefined
  } catch {
    return undefined
  }
}
