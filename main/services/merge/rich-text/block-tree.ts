import type { RichNode, RichText } from '../../../../shared/rich-text.ts'
import { type Build, buildOf, holdsBlocks, idOf, ownValue } from './shape.ts'

/** A block in its place. */
export interface Block {
  node: RichNode
  build: Build
  id: string | null
  /** What the block itself says; see `ownValue`. */
  own: string
  /** Key of the block it stands in. */
  parent: string
  /** Keys of the blocks in it, in order. */
  children: string[]
}

/** A text's blocks by key, in reading order; the same key in two trees is the same block. */
export type Tree = Map<string, Block>

/** Key of the whole text. */
export const root = 'doc'

/** A text as a tree; `keyOf` is asked for a new key for each block, in reading order, parents before children. */
export function treeOf(text: RichText, keyOf: (block: Block) => string): Tree {
  const tree: Tree = new Map()
  const put = (key: string, block: Block): void => {
    tree.set(key, block)
    if (!holdsBlocks(block.node)) return
    for (const node of block.node.content ?? []) {
      const child = blockOf(node, key)
      const childKey = keyOf(child)
      block.children.push(childKey)
      put(childKey, child)
    }
  }
  put(root, blockOf(text, root))
  return tree
}

function blockOf(node: RichNode, parent: string): Block {
  return { node, build: buildOf(node), id: idOf(node), own: ownValue(node), parent, children: [] }
}

/** All blocks of a text in reading order, without their places. */
export function blocksOf(text: RichText): Block[] {
  const blocks: Block[] = []
  treeOf(text, (block) => String(blocks.push(block)))
  return blocks
}
