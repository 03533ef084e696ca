import { likeness, type Reach, type Term, termsOf } from '../query.ts'
import type { Hit, Searchable, SearchIndex } from '../search-index.ts'
import { candidates } from './dictionary.ts'
import { inTags, inTitle, timesInText } from './postings.ts'
import { decodeSegment, encodeSegment } from './segment-bytes.ts'
import { type Indexed, merged, type Segment, segmentOf } from './segment.ts'

/** Fewer hits than these, and a question typed without å ä ö is asked once more with them. */
const few = 10
/** Documents that wait to become a segment together. */
const batch = 256

/** BM25's usual constants; and what a word in the title or a tag counts beside any number of them in the text (at most 2.2). */
const k = 1.2
const b = 0.75
const titleBonus = 5
const tagBonus = 2.5

/**
 * A search index of sorted words with their documents as packed numbers. Segments shrink from first to last, so that a
 * change costs little and a search looks into few of them.
 */
export class CompactIndex implements SearchIndex {
  #segments: Segment[] = []
  readonly #documents = new Map<string, Indexed>()
  readonly #waiting = new Map<string, Searchable>()

  /** The index that `save` wrote. Throws when the bytes are not one. */
  static load(bytes: Uint8Array): CompactIndex {
    const index = new CompactIndex()
    const segment = decodeSegment(bytes)
    index.#segments = [segment]
    for (const document of segment.documents) index.#documents.set(document.id, document)
    return index
  }

  add(entry: Searchable): void {
    this.remove(entry.id)
    this.#waiting.set(entry.id, entry)
    if (this.#waiting.size >= batch) this.#settle()
  }

  remove(id: string): void {
    this.#waiting.delete(id)
    const document = this.#documents.get(id)
    if (document) document.isGone = true
    this.#documents.delete(id)
  }

  find(query: string, limit: number): Hit[] {
    this.#settle()
    const terms = termsOf(query)
    if (terms.length === 0) return []
    const hits = this.#matching(terms, 'near')
    if (hits.length < few && terms.some(({ isPlain }) => isPlain)) {
      const known = new Set(hits.map(({ id }) => id))
      hits.push(...this.#matching(terms, 'plain').filter(({ id }) => !known.has(id)))
    }
    return (hits.length > 0 ? hits : this.#matching(terms, 'loose')).slice(0, limit)
  }

  save(): Uint8Array {
    this.#settle()
    this.#segments = [this.#segments.reduce(merged, segmentOf([]))]
    return encodeSegment(this.#segments[0]!)
  }

  /** Makes a segment of what waits, and joins neighbours until each is at least four times as large as the next. */
  #settle(): void {
    if (this.#waiting.size === 0) return
    const fresh = segmentOf([...this.#waiting.values()])
    this.#waiting.clear()
    for (const document of fresh.documents) this.#documents.set(document.id, document)
    this.#segments.push(fresh)
    for (;;) {
      const [larger, smaller] = this.#segments.slice(-2)
      if (!larger || !smaller || larger.documents.length >= 4 * smaller.documents.length) return
      this.#segments.splice(-2, 2, merged(larger, smaller))
    }
  }

  #matching(terms: readonly Term[], reach: Reach): Hit[] {
    const average = this.#averageLength()
    const found: { id: string; score: number }[] = []
    const partial = this.#segments.map((segment) => terms.map((term) => scores(segment, term, reach, average)))
    // Counted over all segments and without what is gone, so that the order does not depend on how the index came to be.
    const weights = terms.map((_, at) =>
      rarity(
        partial.reduce((sum, own) => sum + own[at]!.count, 0),
        this.#documents.size,
      ),
    )
    for (const [number, segment] of this.#segments.entries()) {
      const own = partial[number]!
      if (terms.some(({ isRequired }, at) => isRequired && own[at]!.count === 0)) continue
      for (let document = 0; document < segment.documents.length; document++) {
        let score = 0
        for (let at = 0; at < terms.length; at++) {
          const value = own[at]!.values[document]!
          if (value === 0 && terms[at]!.isRequired) {
            score = -1
            break
          }
          score += value * weights[at]!
        }
        if (score >= 0) found.push({ id: segment.documents[document]!.id, score })
      }
    }
    return found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1)).map(({ id }) => ({ id, reach }))
  }

  #averageLength(): number {
    let sum = 0
    for (const { length } of this.#documents.values()) sum += length
    return Math.max(1, sum / Math.max(1, this.#documents.size))
  }
}

/** What each document of a segment has of a term: its best word counts. */
function scores(segment: Segment, term: Term, reach: Reach, average: number): { values: Float64Array; count: number } {
  const values = new Float64Array(segment.documents.length)
  let count = 0
  for (const { from, to } of candidates(segment.words, term, reach)) {
    for (let word = from; word < to; word++) {
      const like = likeness(term, segment.words[word]!, reach)
      if (like === 0) continue
      segment.each(word, (document, place) => {
        const value = like * weight(place, segment.documents[document]!.length / average)
        if (values[document] === 0) count++
        if (value > values[document]!) values[document] = value
      })
    }
  }
  return { values, count }
}

/** BM25 of the text, and the bonuses; `length` in average lengths. */
function weight(place: number, length: number): number {
  const frequency = timesInText(place)
  const inText = (frequency * (k + 1)) / (frequency + k * (1 - b + b * length))
  return inText + ((place & inTitle) !== 0 ? titleBonus : 0) + ((place & inTags) !== 0 ? tagBonus : 0)
}

/** BM25's weight of a term that `count` of `all` documents have. */
const rarity = (count: number, all: number): number => Math.log(1 + (all - count + 0.5) / (count + 0.5))
