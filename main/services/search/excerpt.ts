import type { Part } from '../../../shared/search.ts'
import { likeness, type Reach, type Term } from './query.ts'
import { placedWords } from './words.ts'

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
export function marked(text: string, terms: readonly Term[], reach: Reach): Part[] {
  const whole = text.normalize('NFC')
  return cutUp(whole, 0, whole.length, marksIn(whole, terms, reach))
}

/** The stretch of a text that has most of the terms, on one line; its beginning when it has none. */
export function excerptOf(text: string, terms: readonly Term[], reach: Reach): Part[] {
  const line = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const marks = marksIn(line, terms, reach)
  const { start, end } = bestStretch(line, marks)
  const parts = cutUp(line, start, end, marks)
  if (start > 0) parts.unshift({ text: '… ', found: false })
  if (end < line.length) parts.push({ text: ' …', found: false })
  return parts
}

function marksIn(text: string, terms: readonly Term[], reach: Reach): Mark[] {
  const marks: Mark[] = []
  const known = new Map<string, number>()
  for (const { word, start, end } of placedWords(text)) {
    let term = known.get(word)
    if (term === undefined) known.set(word, (term = terms.findIndex((one) => likeness(one, word, reach) > 0)))
    if (term >= 0) marks.push({ term, start, end })
  }
  return marks
}

function bestStretch(line: string, marks: readonly Mark[]): { start: number; end: number } {
  let best = { first: 0, terms: 0 }
  for (const [at, { start }] of marks.entries()) {
    const terms = new Set<number>()
    for (let next = at; next < marks.length && marks[next]!.end <= start + longest - before; next++) terms.add(marks[next]!.term)
    if (terms.size > best.terms) best = { first: start, terms: terms.size }
  }
  const start = best.first <= before ? 0 : wordEdge(line, best.first - before, best.first)
  const end = start + longest >= line.length ? line.length : line.lastIndexOf(' ', start + longest)
  return { start, end: end > best.first ? end : Math.min(line.length, start + longest) }
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
