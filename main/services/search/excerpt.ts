import type { Part } from '../../../shared/search.ts'
import { likeness, type Reach, type Term } from './query.ts'
import { fold, placedWords } from './words.ts'

/** Which of the terms a word as it is written answers, by its number; -1 for none. */
export type Marker = (word: string) => number

/** The marker of a question. It remembers what it has seen: the texts of many hits have the same words. */
export function markerOf(terms: readonly Term[], reach: Reach): Marker {
  const known = new Map<string, number>()
  return (word) => {
    let term = known.get(word)
    if (term === undefined) {
      const folded = fold(word)
      known.set(word, (term = terms.findIndex((one) => likeness(one, folded, reach) > 0)))
    }
    return term
  }
}

/** A word that was searched for, and where it stands. */
interface Mark {
  term: number
  start: number
  end: number
}

/** Characters of an excerpt, and how many of them come before the first word found. */
const longest = 200
const before = 50

/** The whole text, with the words that were searched for apart. */
export function marked(text: string, marker: Marker): Part[] {
  const whole = text.normalize('NFC')
  return cutUp(whole, 0, whole.length, [...marksIn(whole, marker)])
}

/** The stretch of a text that has most of the `terms` there are, on one line; its beginning when it has none. */
export function excerptOf(text: string, marker: Marker, terms: number): Part[] {
  const line = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const { start, end, marks } = bestStretch(line, marksIn(line, marker), terms)
  const parts = cutUp(line, start, end, marks)
  if (start > 0) parts.unshift({ text: '… ', found: false })
  if (end < line.length) parts.push({ text: ' …', found: false })
  return parts
}

function* marksIn(text: string, marker: Marker): Generator<Mark> {
  for (const { word, start, end } of placedWords(text)) {
    const term = marker(word)
    if (term >= 0) yield { term, start, end }
  }
}

/** The first stretch that has as many of the terms as any. Reading ends with the first one that has them all. */
function bestStretch(line: string, found: Iterable<Mark>, terms: number): { start: number; end: number; marks: Mark[] } {
  let open: Mark[] = []
  let best: Mark[] = []
  let most = 0
  for (const mark of found) {
    if (most === terms && mark.end > best[0]!.start + longest) break
    open = [...open.filter(({ start }) => mark.end <= start + longest - before), mark]
    const here = new Set(open.map(({ term }) => term)).size
    if (here > most) {
      most = here
      best = open
    } else if (best.length > 0 && mark.start <= best[0]!.start + longest) best = [...best, mark]
  }
  const first = best[0]?.start ?? 0
  const start = first <= before ? 0 : wordEdge(line, first - before, first)
  const end = start + longest >= line.length ? line.length : line.lastIndexOf(' ', start + longest)
  return { start, end: end > (best.at(0)?.end ?? 0) ? end : Math.min(line.length, start + longest), marks: best }
}

/** Where the first whole word after `from` begins; `to` when there is none before it. */
function wordEdge(line: string, from: number, to: number): number {
  const space = line.indexOf(' ', from)
  return space < 0 || space >= to ? to : space + 1
}

function cutUp(text: string, from: number, to: number, marks: readonly Mark[]): Part[] {
  const parts: Part[] = []
  let at = from
  for (const { start, end } of marks) {
    if (start < at || end > to) continue
    if (start > at) parts.push({ text: text.slice(at, start), found: false })
    parts.push({ text: text.slice(start, end), found: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), found: false })
  return parts
}
