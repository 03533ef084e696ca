import type { RichNode } from '../../../../shared/rich-text.ts'
import { diff3 } from '../diff3.ts'
import { mergeLook, withMarksOf } from './merge-marks.ts'
import { contentFrom, type Token, tokensOf } from './tokens.ts'

/** A block's words merged. */
export interface MergedWords {
  content: RichNode[]
  /** The whole block as the second side words it, where both have put different words for the same. */
  other?: RichNode[]
  /** Both sides have changed the same place: somebody should look at it. */
  overlaps: boolean
}

/**
 * Merges a block's content: diff3 over words, then the marks of the words that are kept. Where both have added at the
 * same place, the first side's words stand before the second's; where one side's words hold all of the other's, they
 * stand alone; else there are two wordings of the block, as of one that was empty.
 */
export function mergeWords(o: readonly RichNode[], a: readonly RichNode[], b: readonly RichNode[]): MergedWords {
  const [before, mine, theirs] = [tokensOf(o), tokensOf(a), tokensOf(b)]
  const [keysO, keysA, keysB] = [before, mine, theirs].map((tokens) => tokens.map(({ key }) => key)) as [string[], string[], string[]]
  const first: Token[] = []
  const second: Token[] = []
  let overlaps = false
  let differ = false

  for (const chunk of diff3(keysO, keysA, keysB)) {
    const was = before.slice(...chunk.o)
    const one = mine.slice(...chunk.a)
    const two = theirs.slice(...chunk.b)
    const { words, kind } = decide(chunk.same, was, one, two, before.length === 0)
    overlaps ||= kind !== 'clear'
    differ ||= kind === 'differ'
    first.push(...words)
    second.push(...(kind === 'differ' ? two : words))
  }
  return { content: contentFrom(first), overlaps, ...(differ ? { other: contentFrom(second) } : {}) }
}

function decide(
  same: boolean,
  was: readonly Token[],
  one: readonly Token[],
  two: readonly Token[],
  wasEmpty: boolean,
): { words: readonly Token[]; kind: 'clear' | 'overlap' | 'differ' } {
  if (same || equal(one, two)) {
    const words = one.map((token, at) => mergeLook(same ? was[at] : undefined, token, two[at]!))
    return { words, kind: 'clear' }
  }
  if (equal(one, was)) return { words: withMarksOf(was, one, two), kind: 'clear' }
  if (equal(two, was)) return { words: withMarksOf(was, two, one), kind: 'clear' }
  if (holds(one, two)) return { words: one, kind: 'overlap' }
  if (holds(two, one)) return { words: two, kind: 'overlap' }
  if (was.length === 0 && !wasEmpty) return { words: [...one, ...two], kind: 'overlap' }
  return { words: one, kind: 'differ' }
}

const equal = (one: readonly Token[], other: readonly Token[]): boolean =>
  one.length === other.length && one.every(({ key }, at) => key === other[at]!.key)

/** Whether all words of the other are among these, in the same order. */
function holds(these: readonly Token[], other: readonly Token[]): boolean {
  const wanted = other.filter(({ isWord, pieces }) => isWord || pieces[0]?.text === undefined)
  let found = 0
  for (const token of these) if (found < wanted.length && sameSaying(token, wanted[found]!)) found++
  return found === wanted.length
}

const sameSaying = (one: Token, other: Token): boolean => JSON.stringify(one.pieces) === JSON.stringify(other.pieces)
