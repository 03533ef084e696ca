import type { RichText } from '../../../shared/rich-text.ts'
import { alignment } from './diff3.ts'
import { type Block, root, treeOf } from './rich-text/block-tree.ts'
import { pairBlocks } from './rich-text/match-blocks.ts'
import { holdsBlocks } from './rich-text/shape.ts'
import { textOf, tokensOf } from './rich-text/tokens.ts'

/** A stretch of words that stands in both texts or in one. */
export interface WordChange {
  text: string
  change: 'same' | 'added' | 'removed'
}

/** A block of one text or of both, for a person to read. */
export interface BlockChange {
  kind: 'same' | 'added' | 'removed' | 'changed'
  /** Type of the block: `paragraph`, `heading` … */
  type: string
  /** Type it had before, when that was another. */
  was?: string
  /** Level of a heading. */
  level?: number
  /** Types of the blocks it stands in, outermost first: `bulletList`, `listItem` … */
  within: string[]
  /** Whether the task that it is the text of is done. */
  checked?: boolean
  /** In a `changed` block whose words are all the same, the marks, the level or the tick are others. */
  words: WordChange[]
}

interface Leaf extends Omit<BlockChange, 'kind' | 'words' | 'was'> {
  block: Block
  look: string
}

/** What has changed from one text to another, block by block in reading order and word by word within a block. */
export function differenceBetween(before: RichText, after: RichText): BlockChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const { places } = pairBlocks(
    old.map(({ block }) => block),
    now.map(({ block }) => block),
    true,
  )
  // A block that has been moved is removed in one place and added in another.
  const partners = alignment(
    old.map((_, place) => String(place)),
    places.map((place, at) => (place === undefined ? `new ${at}` : String(place))),
  )
  const changes: BlockChange[] = []
  let at = 0
  old.forEach((leaf, place) => {
    const partner = partners[place]!
    if (partner < 0) return changes.push(oneSided(leaf, 'removed'))
    for (; at < partner; at++) changes.push(oneSided(now[at]!, 'added'))
    at = partner + 1
    changes.push(twoSided(leaf, now[partner]!))
  })
  for (; at < now.length; at++) changes.push(oneSided(now[at]!, 'added'))
  return changes
}

function oneSided(leaf: Leaf, change: 'added' | 'removed'): BlockChange {
  const text = tokensOf(leaf.block.node.content).map(textOf).join('')
  return { kind: change, ...shownOf(leaf), words: text === '' ? [] : [{ text, change }] }
}

function twoSided(before: Leaf, after: Leaf): BlockChange {
  const words = wordChanges(before.block, after.block)
  const was = before.type === after.type ? {} : { was: before.type }
  return { kind: before.look === after.look ? 'same' : 'changed', ...shownOf(after), ...was, words }
}

function shownOf({ block: _block, look: _look, ...shown }: Leaf): Omit<BlockChange, 'kind' | 'words'> {
  return shown
}

function wordChanges(before: Block, after: Block): WordChange[] {
  const [old, now] = [tokensOf(before.node.content), tokensOf(after.node.content)]
  const words: WordChange[] = []
  const tell = (text: string, change: WordChange['change']): void => {
    const last = words.at(-1)
    if (last?.change === change) last.text += text
    else if (text !== '') words.push({ text, change })
  }
  const partners = alignment(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )
  let at = 0
  let place = 0
  while (place < old.length || at < now.length) {
    const partner = place < old.length ? partners[place]! : now.length
    if (partner < 0) tell(textOf(old[place++]!), 'removed')
    else if (at < partner) tell(textOf(now[at++]!), 'added')
    else {
      tell(textOf(now[at++]!), 'same')
      place++
    }
  }
  return words
}

/** The blocks that hold no other blocks. */
function leavesOf(text: RichText): Leaf[] {
  const tree = treeOf(text, newKeys())
  const leaves: Leaf[] = []
  for (const block of tree.values()) {
    if (holdsBlocks(block.node)) continue
    const above: Block[] = []
    for (let key = block.parent; key !== root; key = tree.get(key)!.parent) above.unshift(tree.get(key)!)
    const within = above.map(({ node }) => node.type)
    const { level } = block.node.attrs ?? {}
    const checked = above.at(-1)?.node.attrs?.['checked']
    leaves.push({
      block,
      type: block.node.type,
      within,
      ...(typeof level === 'number' ? { level } : {}),
      ...(typeof checked === 'boolean' ? { checked } : {}),
      look: JSON.stringify([block.own, within, checked]),
    })
  }
  return leaves
}

function newKeys(): () => string {
  let count = 0
  return () => String(count++)
}
