import type { Searchable } from '../search-index.ts'
import { wordsOf } from '../words.ts'
import { inTags, inTitle, onceInText, PostingsWriter, readPostings } from './postings.ts'

/** A document of a segment; its number is its place in the list. */
export interface Indexed {
  id: string
  /** Words in its text. */
  length: number
  /** It has been removed or indexed anew since; its postings go with the next merge. */
  isGone: boolean
}

/** Some documents and their words in order, each with the places where it stands. Only `isGone` ever changes. */
export class Segment {
  readonly documents: readonly Indexed[]
  readonly words: readonly string[]
  /** Where each word's list begins in the postings, and where the last one ends. */
  readonly starts: Uint32Array
  readonly postings: Uint8Array

  constructor(documents: readonly Indexed[], words: readonly string[], starts: Uint32Array, postings: Uint8Array) {
    this.documents = documents
    this.words = words
    this.starts = starts
    this.postings = postings
  }

  /** The documents that have the word of this number and are still there. */
  each(word: number, visit: (document: number, place: number) => void): void {
    readPostings(this.postings, this.starts[word]!, this.starts[word + 1]!, (document, place) => {
      if (!this.documents[document]!.isGone) visit(document, place)
    })
  }
}

/** A segment of a few documents. */
export function segmentOf(entries: readonly Searchable[]): Segment {
  /** Document and place by turns. */
  const lists = new Map<string, number[]>()
  const documents = entries.map((entry, number) => {
    const { places, length } = placesIn(entry)
    for (const [word, place] of places) {
      const list = lists.get(word)
      if (list) list.push(number, place)
      else lists.set(word, [number, place])
    }
    return { id: entry.id, length, isGone: false }
  })
  return write(documents, [...lists.keys()].toSorted(byCodeUnit), (word, add) => {
    const list = lists.get(word)!
    for (let at = 0; at < list.length; at += 2) add(list[at]!, list[at + 1]!)
  })
}

/** One segment of all documents of two that are still there, the first one's first. */
export function merged(first: Segment, second: Segment): Segment {
  const documents: Indexed[] = []
  const renumber = ({ documents: own }: Segment) =>
    own.map((document) => {
      if (document.isGone) return -1
      return documents.push(document) - 1
    })
  const numbers = [renumber(first), renumber(second)] as const
  const at = [0, 0] as [number, number]
  return write(documents, mergedWords(first.words, second.words), (word, add) => {
    for (const [side, segment] of [first, second].entries()) {
      const here = at[side]!
      if (segment.words[here] !== word) continue
      at[side]!++
      segment.each(here, (document, place) => add(numbers[side]![document]!, place))
    }
  })
}

function placesIn({ title, tags, text }: Searchable): { places: Map<string, number>; length: number } {
  const places = new Map<string, number>()
  const words = wordsOf(text)
  for (const word of words) places.set(word, (places.get(word) ?? 0) + onceInText)
  for (const word of wordsOf(title)) places.set(word, (places.get(word) ?? 0) | inTitle)
  for (const word of tags.flatMap(wordsOf)) places.set(word, (places.get(word) ?? 0) | inTags)
  return { places, length: words.length }
}

/** Words without a document left are left out. */
function write(
  documents: readonly Indexed[],
  words: readonly string[],
  list: (word: string, add: (document: number, place: number) => void) => void,
): Segment {
  const writer = new PostingsWriter()
  const kept: string[] = []
  const starts: number[] = []
  const add = (document: number, place: number) => writer.add(document, place)
  for (const word of words) {
    const start = writer.length
    writer.begin()
    list(word, add)
    if (writer.length === start) continue
    kept.push(word)
    starts.push(start)
  }
  starts.push(writer.length)
  return new Segment(documents, kept, Uint32Array.from(starts), writer.finish())
}

function mergedWords(first: readonly string[], second: readonly string[]): string[] {
  const words: string[] = []
  let a = 0
  let b = 0
  while (a < first.length || b < second.length) {
    const [one, other] = [first[a], second[b]]
    if (other === undefined || (one !== undefined && one <= other)) {
      words.push(one!)
      a++
      if (one === other) b++
    } else {
      words.push(other)
      b++
    }
  }
  return words
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : 1)
