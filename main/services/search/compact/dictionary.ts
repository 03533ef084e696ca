import type { Reach, Term } from '../query.ts'

/** Word numbers from `from` up to, not including, `to`. */
export interface Range {
  from: number
  to: number
}

const everything = '\uffff'

/** The words, sorted by code unit, that begin with a prefix. */
export function beginningWith(words: readonly string[], prefix: string, { from, to }: Range = { from: 0, to: words.length }): Range {
  return { from: firstNotBelow(words, prefix, from, to), to: firstNotBelow(words, prefix + everything, from, to) }
}

/** Where the words lie that can be like a term; which of them are, `likeness` decides. */
export function candidates(words: readonly string[], term: Term, reach: Reach): Range[] {
  if (reach === 'loose') return [{ from: 0, to: words.length }]
  if (reach === 'plain' && term.isPlain) return [...spelledLike(words, term.stem)]
  return [beginningWith(words, term.stem)]
}

const alternatives: Partial<Record<string, readonly string[]>> = { a: ['a', 'å', 'ä'], o: ['o', 'ö'] }

/** The ranges of words that begin with a plain prefix when å ä count as a and ö as o; branches without a word end at once. */
function* spelledLike(words: readonly string[], prefix: string, range: Range = { from: 0, to: words.length }, done = ''): Generator<Range> {
  const letter = prefix[done.length]
  if (letter === undefined) return yield range
  for (const one of alternatives[letter] ?? [letter]) {
    const narrower = beginningWith(words, done + one, range)
    if (narrower.from < narrower.to) yield* spelledLike(words, prefix, narrower, done + one)
  }
}

function firstNotBelow(words: readonly string[], word: string, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle]! < word) low = middle + 1
    else high = middle
  }
  return low
}
