import type { RichNode } from '../../../../shared/rich-text.ts'
import type { Block } from './block-tree.ts'
import { idOf, withId } from './shape.ts'
import { mergeWords } from './merge-words.ts'

/** Why somebody should look at a block. */
export type MarkReason =
  /** Both sides have changed the same words, or the same setting of the block. */
  | 'overlap'
  /** Both have worded it differently; the second wording is the block after it. */
  | 'two-wordings'
  /** Both have made different things of it; the second is the block after it. */
  | 'two-types'
  /** One side had deleted it, the other had changed it. */
  | 'came-back'

/** A block that both sides have kept, without its children. */
export interface MergedBlock {
  node: RichNode
  other?: RichNode
  reason?: MarkReason
}

/** Merges what a block itself says; `o` is missing when it is new on both sides. */
export function mergeBlock(o: Block | undefined, a: Block, b: Block): MergedBlock {
  const id = (o && idOf(o.node)) ?? a.id ?? b.id
  const named = (node: RichNode): RichNode => (id === null || idOf(node) === id ? node : withId(node, id))
  if (a.own === b.own || b.own === o?.own) return { node: named(a.node) }
  if (a.own === o?.own) return { node: named(b.node) }
  if (a.build === 'whole') return { node: named(a.node), other: b.node, reason: 'two-types' }

  const sideOfType = a.node.type === b.node.type || b.node.type === o?.node.type ? a : a.node.type === o?.node.type ? b : undefined
  if (!sideOfType && a.build === 'text') return { node: named(a.node), other: b.node, reason: 'two-types' }
  const { content: _content, attrs: _attrs, ...frame } = (sideOfType ?? a).node
  const sameType = a.node.type === b.node.type
  const { attrs, clash } = sameType
    ? mergeAttributes(o?.node.attrs ?? {}, a.node.attrs ?? {}, b.node.attrs ?? {})
    : { attrs: (sideOfType ?? a).node.attrs, clash: !sideOfType }
  const shell: RichNode = { ...frame, ...(attrs ? { attrs } : {}) }
  if (a.build !== 'text') return { node: named(shell), ...(clash ? { reason: 'overlap' } : {}) }

  const words = mergeWords(o?.node.content ?? [], a.node.content ?? [], b.node.content ?? [])
  const node = named(filled(shell, words.content))
  if (words.other) return { node, other: filled(shell, words.other), reason: 'two-wordings' }
  return { node, ...(words.overlaps || clash ? { reason: 'overlap' } : {}) }
}

function filled(shell: RichNode, content: RichNode[]): RichNode {
  if (content.length === 0) return shell
  return { ...shell, content: shell.type === 'codeBlock' ? bare(content) : content }
}

/** Code is letters alone. */
function bare(content: readonly RichNode[]): RichNode[] {
  const isKnown = ({ type }: RichNode): boolean => type === 'text' || type === 'hardBreak'
  if (!content.every(isKnown)) return [...content]
  return [{ type: 'text', text: content.map(({ type, text }) => (type === 'hardBreak' ? '\n' : text)).join('') }]
}

/** Setting by setting; where both have changed one differently, the first side's stands. */
function mergeAttributes(
  o: Record<string, unknown>,
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): { attrs: Record<string, unknown>; clash: boolean } {
  const attrs: Record<string, unknown> = {}
  let clash = false
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (name === '__proto__') continue
    const values = [o, a, b].map((side) => (Object.hasOwn(side, name) ? (side[name] ?? null) : null))
    const [was, one, two] = values.map((value) => JSON.stringify(value))
    attrs[name] = one === was ? values[2] : values[1]
    clash ||= name !== 'id' && one !== two && one !== was && two !== was
  }
  return { attrs, clash }
}
