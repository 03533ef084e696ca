import { plainText, type RichText } from '../../../../shared/rich-text.ts'
import { alignment } from '../diff3.ts'
import { type Block, blocksOf, type Tree, treeOf } from './block-tree.ts'
import { tokensOf } from './tokens.ts'

/** Which block is which in another version of a text. */
export interface Pairing {
  /** For each block of the version, in reading order, its place among the ancestor's; undefined when it is new. */
  places: (number | undefined)[]
}

/**
 * Finds a text's blocks among its ancestor's: by id first. Blocks without an id, or with one that stood before, are found
 * by what they say, then by where they stand. `loosely`: the same for blocks whose id is new.
 */
export function pairBlocks(ancestor: readonly Block[], version: readonly Block[], loosely = false): Pairing {
  const places: (number | undefined)[] = version.map(() => undefined)
  const taken = new Set<number>()
  const pair = (at: number, place: number): void => {
    places[at] = place
    taken.add(place)
  }

  const byId = new Map<string, number>()
  ancestor.forEach(({ id }, place) => id !== null && !byId.has(id) && byId.set(id, place))
  version.forEach(({ id, build }, at) => {
    const place = id === null ? undefined : byId.get(id)
    if (place !== undefined && !taken.has(place) && ancestor[place]!.build === build) pair(at, place)
  })

  // An id that the ancestor had too is another block's, unless it stands twice.
  const isNamed = (block: Block): boolean => block.id !== null && !loosely
  const mayBe = (place: number, at: number): boolean =>
    !taken.has(place) &&
    places[at] === undefined &&
    !(isNamed(ancestor[place]!) && isNamed(version[at]!)) &&
    ancestor[place]!.build === version[at]!.build

  const leftPlaces = ancestor.map((_, place) => place).filter((place) => !taken.has(place))
  const left = version.map((_, at) => at).filter((at) => places[at] === undefined)
  if (leftPlaces.length === 0 || left.length === 0) return { places }

  alignment(
    leftPlaces.map((place) => sayingOf(ancestor[place]!)),
    left.map((at) => sayingOf(version[at]!)),
  ).forEach((found, index) => {
    if (found >= 0 && mayBe(leftPlaces[index]!, left[found]!)) pair(left[found]!, leftPlaces[index]!)
  })

  left.forEach((at) => {
    if (places[at] !== undefined) return
    const from = places.slice(0, at).findLast((place) => place !== undefined) ?? -1
    const to = places.slice(at + 1).find((place) => place !== undefined) ?? ancestor.length
    for (let place = from + 1; place < to; place++) {
      if (mayBe(place, at) && isAlike(ancestor[place]!, version[at]!)) return pair(at, place)
    }
  })
  return { places }
}

/** A text's tree with its ancestor's keys for the blocks they share, and for a new one a key by its id. */
export function keyedTree(ancestor: readonly Block[], version: RichText, side: string): Tree {
  const { places } = pairBlocks(ancestor, blocksOf(version))
  const used = new Set<string>()
  let at = -1
  return treeOf(version, ({ id, build }) => {
    const place = places[++at]
    const named = `${build} ${id}`
    const key = place !== undefined ? String(place) : id !== null && !used.has(named) ? named : `${side} ${at}`
    used.add(key)
    return key
  })
}

function sayingOf({ build, node }: Block): string {
  return `${build} ${build === 'whole' ? JSON.stringify(node) : plainText(node)}`
}

/** Half of the shorter one's words are in the other. */
function isAlike(one: Block, other: Block): boolean {
  if (one.build !== 'text') return one.node.type === other.node.type
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const shorter = Math.min(words.size, others.size)
  return shorter === 0 || [...words].filter((word) => others.has(word)).length >= shorter / 2
}

function wordsOf({ node }: Block): Set<string> {
  return new Set(
    tokensOf(node.content)
      .filter(({ isWord }) => isWord)
      .map(({ key }) => key),
  )
}
