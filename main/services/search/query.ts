import { stemmer } from '@orama/stemmers/swedish'
import { wordsOf, withoutRings } from './words.ts'

/** A word of a question, and what may be done with it. */
export interface Term {
  word: string
  stem: string
  /** The last word may be only the beginning of what is meant: from three letters on, so many words begin with two. */
  isOpen: boolean
  /** What is found must have it. A last word of a letter or two is only begun, so nothing hangs on it yet. */
  isRequired: boolean
  /** Typed without å ä ö, so it may mean a word that has them (store.md §11.3, rule 3). */
  isPlain: boolean
}

/**
 * How far the search goes: `near` takes the word, its other forms and what it begins; `plain` also takes å ä for a and
 * ö for o; `loose` also takes words that hold it, and one slip of the fingers; `start` takes what begins with it, however short.
 */
export type Reach = 'near' | 'plain' | 'loose' | 'start'

const shortestOpen = 3
const shortestLoose = 4

/** The words of a question, each once. */
export function termsOf(query: string): Term[] {
  const words = [...new Set(wordsOf(query))]
  return words.map((word, index) => {
    const isLast = index === words.length - 1
    return {
      word,
      stem: stemmer(word),
      isOpen: isLast && word.length >= shortestOpen,
      isRequired: !isLast || words.length === 1 || word.length >= shortestOpen,
      isPlain: word.length >= shortestOpen && /^[a-z0-9]*[ao][a-z0-9]*$/.test(word),
    }
  })
}

/** How well a folded word of a text answers a term, from 1 for the word itself down to 0 for not at all. */
export function likeness(term: Term, word: string, reach: Reach): number {
  if (word === term.word) return 1
  if (reach === 'start') return word.startsWith(term.word) ? 0.5 : 0
  const near = isForm(term, word, 0.9, 0.6)
  if (near > 0 || reach === 'near') return near
  if (term.isPlain) {
    const bare = withoutRings(word)
    const plain = bare === term.word ? 0.5 : isForm(term, bare, 0, 0.3) || (withoutRings(stemmer(word)) === term.stem ? 0.45 : 0)
    if (plain > 0) return plain
  }
  if (reach === 'plain' || term.word.length < shortestLoose) return 0
  return word.includes(term.word) ? 0.25 : isOneSlipFrom(term.word, word) ? 0.2 : 0
}

/** The stemmer only cuts: another form of the word begins with its stem too, which spares the stemming of most words. */
function isForm({ word, stem, isOpen }: Term, other: string, sameStem: number, begun: number): number {
  if (!other.startsWith(stem)) return 0
  if (sameStem > 0 && stemmer(other) === stem) return sameStem
  return isOpen && other.startsWith(word) ? begun : 0
}

/** Whether two words differ by one letter changed, added, left out, or two that changed places. */
export function isOneSlipFrom(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlipFrom(b, a)
  if (b.length - a.length > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
