import type { RichText } from '../../../../shared/rich-text.ts'
import { mergeOrder } from '../merge-order.ts'
import { type Block, blocksOf, root, type Tree, treeOf } from './block-tree.ts'
import { type BlockMark, buildText, type Placed } from './build-text.ts'
import { keyedTree } from './match-blocks.ts'
import { mergeBlock } from './merge-block.ts'

/**
 * Merges two versions of a text (store.md §6.4): blocks by id, their order and their words by diff3. `first` goes before
 * `second` wherever there must be an order between them; the caller sees to it that it is the same on every computer.
 */
export function mergeRichText(ancestor: RichText, first: RichText, second: RichText): { text: RichText; marks: BlockMark[] } {
  const old = blocksOf(ancestor)
  let place = -1
  const o = treeOf(ancestor, () => String(++place))
  const [a, b] = [keyedTree(old, first, 'a'), keyedTree(old, second, 'b')]

  const placed = new Map<string, Placed>()
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const kept = keep(key, o, a, b)
    if (kept) placed.set(key, kept)
  }
  reviveParents(placed, a, b)
  breakCircles(placed, a)
  return buildText(placed, childrenOf(placed, o, a, b))
}

/** What becomes of a block that at least one side has; undefined when it is deleted. */
function keep(key: string, o: Tree, a: Tree, b: Tree): Placed | undefined {
  const [was, one, two] = [o.get(key), a.get(key), b.get(key)]
  if (one && two) return { ...mergeBlock(was, one, two), parent: one.parent === was?.parent ? two.parent : one.parent }
  const left = (one ?? two)!
  if (!was) return asItIs(left)
  return left.own === was.own && left.parent === was.parent ? undefined : { ...asItIs(left), reason: 'came-back' }
}

const asItIs = ({ node, parent }: Block): Placed => ({ node, parent })

/** A block that was deleted on one side is still there for what the other side has put or changed in it. */
function reviveParents(placed: Map<string, Placed>, a: Tree, b: Tree): void {
  const revive = (key: string): void => {
    if (key === root || placed.has(key)) return
    const block = (a.get(key) ?? b.get(key))!
    placed.set(key, asItIs(block))
    revive(block.parent)
  }
  for (const { parent } of placed.values()) revive(parent)
}

/** Two moves can put two blocks into each other: then the first side's places hold. */
function breakCircles(placed: Map<string, Placed>, a: Tree): void {
  for (const [key, block] of placed) {
    if (key === root || !reaches(placed, block.parent, key)) continue
    block.parent = a.has(key) && !reaches(placed, a.get(key)!.parent, key) ? a.get(key)!.parent : root
  }
}

/** Whether going up from a block one comes to another. */
function reaches(placed: Map<string, Placed>, from: string, to: string): boolean {
  const seen = new Set<string>()
  for (let up = from; up !== root && !seen.has(up); up = placed.get(up)?.parent ?? root) {
    if (up === to) return true
    seen.add(up)
  }
  return false
}

function childrenOf(placed: Map<string, Placed>, o: Tree, a: Tree, b: Tree): (key: string) => string[] {
  const inside = new Map<string, Set<string>>()
  for (const [key, { parent }] of placed) {
    if (key === root) continue
    const keys = inside.get(parent) ?? new Set()
    inside.set(parent, keys.add(key))
  }
  return (parent) => {
    const [old, first, second] = [o, a, b].map((tree) => tree.get(parent)?.children ?? []) as [string[], string[], string[]]
    const keys = inside.get(parent) ?? new Set()
    const order = mergeOrder(keys, old, first, second)
    // Those that a broken circle has sent here have no place in any order.
    return [...order, ...[...keys].filter((key) => !order.includes(key))]
  }
}
