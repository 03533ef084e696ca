import * as v from 'valibot'
import { RichText } from '../../../shared/rich-text.ts'
import { mergeOrder } from './merge-order.ts'
import type { BlockMark } from './rich-text/build-text.ts'
import { mergeRichText } from './rich-text/merge-rich-text.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A field that only the person can settle; `first` and `second` as the variants were ordered. */
export interface OpenChoice {
  /** The field's name, or for one of an item in a list: the list's, the item's id, the field's. */
  path: string[]
  ancestor: unknown
  first: unknown
  second: unknown
}

/** A place in the merged document that somebody should look at: a block of a text, an item of a list, the whole field. */
export type Mark = { field: string } & BlockMark

/** Fields merged, with what was met on the way. */
export interface MergedFields {
  fields: Record<string, unknown>
  choices: OpenChoice[]
  marks: Mark[]
}

/** Lists whose order means nothing and whose members are whole. */
const sets = ['tags', 'links']

/** Whether two values are the same JSON; the order of an object's fields means nothing. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [fields, others] = [one as Fields, other as Fields]
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined)
  if (names.length !== Object.keys(others).filter((name) => others[name] !== undefined).length) return false
  return names.every((name) => Object.hasOwn(others, name) && same(fields[name], others[name]))
}

/** A value's JSON with the fields of its objects in order of their names. */
export function canonical(value: unknown): string {
  return (
    (JSON.stringify(value, (_name, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) as string | undefined) ?? ''
  )
}

/**
 * Merges field by field: rich text by block, tags and links as sets, lists of items with ids like blocks; another field
 * that both sides have changed differently keeps the first side's value and is a choice for the person (store.md §6.4).
 */
export function mergeFields(ancestor: Fields, first: Fields, second: Fields, path: readonly string[] = []): MergedFields {
  const merged: MergedFields = { fields: {}, choices: [], marks: [] }
  for (const name of new Set([...Object.keys(ancestor), ...Object.keys(first), ...Object.keys(second)])) {
    if (name === '__proto__') continue
    const value = mergeValue(merged, [...path, name], ownField(ancestor, name), ownField(first, name), ownField(second, name))
    if (value !== undefined) merged.fields[name] = value
  }
  return merged
}

/** A field by a name that a file has given: never what all objects have. */
export const ownField = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined)

function mergeValue(merged: MergedFields, path: string[], o: unknown, a: unknown, b: unknown): unknown {
  if (same(a, b) || same(b, o)) return a
  if (same(a, o)) return b
  const field = path[0]!
  if (v.is(RichText, a) && v.is(RichText, b)) {
    const { text, marks } = mergeRichText(v.is(RichText, o) ? o : { type: 'doc', content: [] }, a, b)
    merged.marks.push(...marks.map((mark) => ({ field, ...mark })))
    return text
  }
  if (path.length === 1 && sets.includes(field) && isList(a) && isList(b)) return mergeSets(isList(o) ? o : [], a, b)
  const [was, one, two] = [o ?? [], a, b].map(itemsOf)
  if (was && one && two) return mergeItems(merged, path, was, one, two)
  merged.choices.push({ path, ancestor: o, first: a, second: b })
  return a
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** What both have, and what either has added; in the first side's order. */
function mergeSets(o: readonly unknown[], a: readonly unknown[], b: readonly unknown[]): unknown[] {
  const [inO, inA, inB] = [o, a, b].map((members) => new Set(members.map(canonical))) as [Set<string>, Set<string>, Set<string>]
  const kept = (member: unknown): boolean => {
    const key = canonical(member)
    return inO.has(key) ? inA.has(key) && inB.has(key) : true
  }
  return [...a, ...b.filter((member) => !inA.has(canonical(member)))].filter(kept)
}

type Items = Map<string, Fields>

/** A list of objects by their `id` or `uid`; undefined for other values. */
function itemsOf(value: unknown): Items | undefined {
  if (!isList(value)) return undefined
  const items: Items = new Map()
  for (const item of value) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined
    const fields = item as Fields
    const id = fields['id'] ?? fields['uid']
    if (typeof id !== 'string' || items.has(id)) return undefined
    items.set(id, fields)
  }
  return items
}

function mergeItems(merged: MergedFields, path: string[], o: Items, a: Items, b: Items): Fields[] {
  const kept: Items = new Map()
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [was, one, two] = [o.get(id), a.get(id), b.get(id)]
    if (one && two) {
      const inner = mergeFields(was ?? {}, one, two, [...path, id])
      merged.choices.push(...inner.choices)
      merged.marks.push(...inner.marks)
      kept.set(id, inner.fields)
    } else if (!was || !same(one ?? two, was)) {
      if (was) merged.marks.push({ field: path[0]!, id, reason: 'came-back' })
      kept.set(id, (one ?? two)!)
    }
  }
  const order = mergeOrder(new Set(kept.keys()), [...o.keys()], [...a.keys()], [...b.keys()])
  return order.map((id) => kept.get(id)!)
}
