import * as v from 'valibot'
import { RichText } from '../../../shared/rich-text.ts'
import { alignment } from './diff3.ts'
import { canonical, type Fields, same } from './fields.ts'
import { blocksOf } from './rich-text/block-tree.ts'

/** Whether a variant has all that the other has: each field the same, or a list or text in which nothing is missing. */
export function holdsAll(whole: object, part: object): boolean {
  const [fields, others] = [whole as Fields, part as Fields]
  return [...new Set([...Object.keys(fields), ...Object.keys(others)])].every((name) => holds(name, fields[name], others[name]))
}

function holds(name: string, whole: unknown, part: unknown): boolean {
  if (same(whole, part)) return true
  if (v.is(RichText, whole) && v.is(RichText, part)) return hasAllBlocks(whole, part)
  if (!Array.isArray(whole) || !Array.isArray(part) || !['tags', 'links'].includes(name)) return false
  const members = new Set(whole.map(canonical))
  return part.every((member) => members.has(canonical(member)))
}

/** Blocks are compared by what they say; their ids may have been given on each computer. */
function hasAllBlocks(whole: RichText, part: RichText): boolean {
  return alignment(sayings(part), sayings(whole)).every((place) => place >= 0)
}

function sayings(text: RichText): string[] {
  return blocksOf(text)
    .filter(({ node, build }) => build !== 'text' || (node.content ?? []).length > 0)
    .map(({ own }) => own)
}
