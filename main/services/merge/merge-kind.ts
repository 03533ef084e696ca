import type { KindName } from '../../../shared/document.ts'
import { type Fields, type MergedFields, mergeFields, same } from './fields.ts'

/** Merges all of a document of one kind: fields that the app itself counts and dates are no choice for a person. */
export function mergeKind(kind: KindName, ancestor: Fields, first: Fields, second: Fields): MergedFields {
  const counted = kind === 'event' ? revised(first, second) : {}
  const trash = trashed(ancestor, first, second)
  const own = [...Object.keys(counted), 'trashedAt']
  const [o, a, b] = [ancestor, first, second].map((fields) => without(fields, own)) as [Fields, Fields, Fields]
  const { fields, choices, marks } = mergeFields(o, a, b)
  return { fields: { ...fields, ...counted, ...trash.fields }, choices, marks: [...marks, ...trash.marks] }
}

/** A merged event is a revision of its own, newer than both: receivers keep the highest number (RFC 5545 §3.8.7.4). */
function revised(first: Fields, second: Fields): Fields {
  const [one, two] = [first, second].map(({ sequence }) => Number(sequence)) as [number, number]
  const [, later] = [first, second].map(({ lastModified }) => String(lastModified)).toSorted() as [string, string]
  return { sequence: Math.max(one, two) + 1, lastModified: later }
}

/** What one side has thrown away and the other has gone on writing is not in the trash. */
function trashed(ancestor: Fields, first: Fields, second: Fields): Pick<MergedFields, 'fields' | 'marks'> {
  const at = (fields: Fields): unknown => fields['trashedAt']
  const latest = [at(first), at(second)]
    .filter((value) => value !== undefined)
    .toSorted()
    .at(-1)
  if (at(first) !== undefined && at(second) !== undefined) return { fields: { trashedAt: latest }, marks: [] }
  const other = at(first) === undefined ? first : second
  if (latest === undefined || at(ancestor) !== undefined) return { fields: {}, marks: [] }
  if (same(without(other, ['trashedAt']), without(ancestor, ['trashedAt']))) return { fields: { trashedAt: latest }, marks: [] }
  return { fields: {}, marks: [{ field: 'trashedAt', id: null, reason: 'came-back' }] }
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
