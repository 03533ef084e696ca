import { diffIndices } from 'node-diff3'

/** A stretch of a list: from an index up to another. */
export type Stretch = readonly [from: number, to: number]

/** Three stretches that answer to each other: all alike, or changed on one side or both. */
export interface Chunk {
  same: boolean
  o: Stretch
  a: Stretch
  b: Stretch
}

/** Steps that a comparison may take; above it a long text is compared by sentence first. About a tenth of a second. */
const mostSteps = 20_000_000

/** For each place in `from`, the place in `to` that holds the same in the same order, or -1 (Hunt and McIlroy). */
export function alignment(from: readonly string[], to: readonly string[]): number[] {
  const places = from.map(() => -1)
  align(from, to, (at, place) => (places[at] = place), true)
  return places
}

function align(from: readonly string[], to: readonly string[], pair: (at: number, place: number) => void, mayCut: boolean): void {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  for (; start < shorter && from[start] === to[start]; start++) pair(start, start)
  let end = 0
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  for (let left = end; left > 0; left--) pair(from.length - left, to.length - left)

  const [middle, other] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const inner = (at: number, place: number): void => pair(start + at, start + place)
  if (stepsOf(middle, other) <= mostSteps) alignSmall(middle, other, inner)
  else if (mayCut) alignBySentence(middle, other, inner)
}

/** The library's time: each occurrence in the one for each in the other, times the length of what is found. */
function stepsOf(from: readonly string[], to: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const key of to) counts.set(key, (counts.get(key) ?? 0) + 1)
  return from.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0) * Math.min(from.length, to.length)
}

function alignSmall(from: readonly string[], to: readonly string[], pair: (at: number, place: number) => void): void {
  let at = 0
  let shift = 0
  const pairUpTo = (end: number): void => {
    for (; at < end; at++) pair(at, at + shift)
  }
  for (const { buffer1, buffer2 } of diffIndices([...from], [...to])) {
    pairUpTo(buffer1[0])
    at += buffer1[1]
    shift += buffer2[1] - buffer1[1]
  }
  pairUpTo(from.length)
}

/** Whole sentences first, then the words between them. What is still too much counts as all changed: nothing is lost by it. */
function alignBySentence(from: readonly string[], to: readonly string[], pair: (at: number, place: number) => void): void {
  const [old, now] = [sentencesOf(from), sentencesOf(to)]
  const bounds: [number, number][] = []
  const keys = [old, now].map((sentences) => sentences.map(({ text }) => text)) as [string[], string[]]
  align(
    ...keys,
    (at, place) => {
      const [one, other] = [old[at]!, now[place]!]
      for (let word = 0; word < one.length; word++) bounds.push([one.start + word, other.start + word])
    },
    false,
  )
  let [at, place] = [0, 0]
  for (const [nextAt, nextPlace] of [...bounds.toSorted(([one], [other]) => one - other), [from.length, to.length] as const]) {
    const [gapAt, gapPlace] = [at, place]
    align(from.slice(at, nextAt), to.slice(place, nextPlace), (inAt, inPlace) => pair(gapAt + inAt, gapPlace + inPlace), false)
    if (nextAt < from.length) pair(nextAt, nextPlace)
    ;[at, place] = [nextAt + 1, nextPlace + 1]
  }
}

/** Runs of words that end where a sentence or a line does. */
function sentencesOf(words: readonly string[]): { text: string; start: number; length: number }[] {
  const sentences: { text: string; start: number; length: number }[] = []
  let start = 0
  words.forEach((word, at) => {
    if (!/[.!?:]$|\n|hardBreak/.test(word) && at < words.length - 1) return
    sentences.push({ text: words.slice(start, at + 1).join('\u0001'), start, length: at + 1 - start })
    start = at + 1
  })
  return sentences
}

/** Cuts three lists where all of them agree (Khanna, Kunal, Pierce, *A Formal Investigation of Diff3*). */
export function diff3(o: readonly string[], a: readonly string[], b: readonly string[]): Chunk[] {
  const [inA, inB] = [alignment(o, a), alignment(o, b)]
  const chunks: Chunk[] = []
  let [i, j, k] = [0, 0, 0]
  while (i < o.length || j < a.length || k < b.length) {
    let stop = i
    while (stop < o.length && (inA[stop]! < 0 || inB[stop]! < 0)) stop++
    const [stopA, stopB] = stop < o.length ? [inA[stop]!, inB[stop]!] : [a.length, b.length]
    if (stop > i || stopA > j || stopB > k) {
      chunks.push({ same: false, o: [i, stop], a: [j, stopA], b: [k, stopB] })
      ;[i, j, k] = [stop, stopA, stopB]
      continue
    }
    let length = 1
    while (i + length < o.length && inA[i + length] === j + length && inB[i + length] === k + length) length++
    chunks.push({ same: true, o: [i, i + length], a: [j, j + length], b: [k, k + length] })
    ;[i, j, k] = [i + length, j + length, k + length]
  }
  return chunks
}
