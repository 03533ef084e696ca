import type { ContentOf, Kind, KindName } from '../../../shared/document.ts'
import { type Kinds, kinds } from '../../../shared/kinds.ts'
import * as v from 'valibot'
import { checksum, contentBytes } from '../../store/document-file.ts'
import { holdsAll } from './holds-all.ts'
import { type Fields, type Mark, same } from './fields.ts'
import { mergeKind } from './merge-kind.ts'

/** A field that both have changed differently: the person chooses. The merged document has one of the values meanwhile. */
export interface Choice {
  /** The field's name, or for one of an item in a list: the list's, the item's id, the field's. */
  path: string[]
  /** As it was before both changed it; undefined when it was not there. */
  ancestor: unknown
  mine: unknown
  theirs: unknown
}

/** Two variants in one. */
export interface Merged<Content> {
  how: 'merged'
  content: Content
  /** Nobody needs to look at it. */
  isClean: boolean
  choices: Choice[]
  marks: Mark[]
}

/** Two variants that only a person can make one of: both are to be kept. */
export interface Apart<Content> {
  how: 'apart'
  isClean: false
  mine: Content
  theirs: Content
}

/**
 * Merges two variants of a document's content without losing a word (store.md §6.4). The result does not depend on which
 * one is mine, so that two computers that merge the same pair get the same bytes. Without an ancestor two variants become
 * one only when they are equal or when one holds all of the other.
 */
export function mergeDocuments<Name extends KindName>(
  kind: Name,
  ancestor: ContentOf<Kinds[Name]> | null,
  mine: ContentOf<Kinds[Name]>,
  theirs: ContentOf<Kinds[Name]>,
): Merged<ContentOf<Kinds[Name]>> | Apart<ContentOf<Kinds[Name]>> {
  type Content = ContentOf<Kinds[Name]>
  const clean = (content: Content): Merged<Content> => ({ how: 'merged', content, isClean: true, choices: [], marks: [] })
  const apart: Apart<Content> = { how: 'apart', isClean: false, mine, theirs }
  const isMineFirst = checksum(contentBytes(mine)) <= checksum(contentBytes(theirs))
  const [first, second]: [Content, Content] = isMineFirst ? [mine, theirs] : [theirs, mine]
  if (same(first, second)) return clean(first)
  if (ancestor === null) {
    if (holdsAll(first, second)) return clean(first)
    return holdsAll(second, first) ? clean(second) : apart
  }
  if (same(first, ancestor)) return clean(second)
  if (same(second, ancestor)) return clean(first)

  const { fields, choices, marks } = mergeKind(kind, ancestor as Fields, first as Fields, second as Fields)
  // Each half may be right and the whole not: ten reminders and ten others, say.
  const parsed = v.safeParse((kinds[kind] as Kind).content, fields)
  if (!parsed.success) return apart
  return {
    how: 'merged',
    content: parsed.output as Content,
    isClean: choices.length === 0 && marks.length === 0,
    choices: choices.map((choice) => ({
      path: choice.path,
      ancestor: choice.ancestor,
      mine: isMineFirst ? choice.first : choice.second,
      theirs: isMineFirst ? choice.second : choice.first,
    })),
    marks,
  }
}

/** The content with a choice settled. */
export function settleChoice<Content>(content: Content, { path }: Choice, value: unknown): Content {
  return put(content, path, value) as Content
}

function put(target: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  if (Array.isArray(target)) return target.map((item: Fields) => ((item['id'] ?? item['uid']) === name ? put(item, rest, value) : item))
  const { [name]: before, ...others } = target as Fields
  const after = put(before, rest, value)
  return after === undefined ? others : { ...(target as Fields), [name]: after }
}
