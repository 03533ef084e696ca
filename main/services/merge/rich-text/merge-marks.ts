import type { RichNode } from '../../../../shared/rich-text.ts'
import { markRank } from './shape.ts'
import { append, isPlain, type Token } from './tokens.ts'

type Mark = { type: string }

/** A word that both sides have kept, with the marks that each has added and without those that each has taken away. */
export function mergeLook(o: Token | undefined, a: Token, b: Token): Token {
  if (a.pieces.every(isPlain) && b.pieces.every(isPlain)) return a
  const [was, first, second] = [o, a, b].map((token) => JSON.stringify(token?.pieces))
  if (first === second || second === was) return a
  if (first === was) return b
  const before = o && lettersOf(o)
  const other = lettersOf(b)
  const pieces: RichNode[] = []
  lettersOf(a).forEach((letter, at) => {
    append(pieces, dressed(letter, mergeMarks(before?.[at] && marksOf(before[at]), marksOf(letter), marksOf(other[at]!))))
  })
  return { ...a, pieces }
}

/** New words with the marks that the other side has put on all the words they replace. */
export function withMarksOf(before: readonly Token[], marked: readonly Token[], words: readonly Token[]): readonly Token[] {
  const added = before
    .flatMap((token, at) => {
      if (!token.isWord) return []
      const was = new Set(token.pieces.flatMap(marksOf).map((mark) => JSON.stringify(mark)))
      return marked[at]!.pieces.map((piece) => marksOf(piece).filter((mark) => !was.has(JSON.stringify(mark))))
    })
    .reduce<Mark[] | undefined>((all, marks) => (all ? all.filter((mark) => has(marks, mark)) : marks), undefined)
  if (!added || added.length === 0) return words
  const [from, to] = [words.findIndex(({ isWord }) => isWord), words.findLastIndex(({ isWord }) => isWord)]
  return words.map((token, at) =>
    at < from || at > to ? token : { ...token, pieces: token.pieces.map((piece) => dressed(piece, mergeMarks([], marksOf(piece), added))) },
  )
}

function mergeMarks(o: readonly Mark[] | undefined, a: readonly Mark[], b: readonly Mark[]): Mark[] {
  const kept = [...a, ...b.filter((mark) => !has(a, mark))].filter((mark) => (has(a, mark) && has(b, mark)) || !o || !has(o, mark))
  // One of each type, the first side's; code stands with nothing else.
  const single = kept.filter(({ type }, at) => kept.findIndex((mark) => mark.type === type) === at)
  const fitting = single.length > 1 ? single.filter(({ type }) => type !== 'code') : single
  return fitting.toSorted((one, other) => rankOf(one) - rankOf(other))
}

const has = (marks: readonly Mark[], mark: Mark): boolean => marks.some((other) => JSON.stringify(other) === JSON.stringify(mark))

function rankOf({ type }: Mark): number {
  const rank = markRank.indexOf(type)
  return rank < 0 ? markRank.length : rank
}

function marksOf({ marks }: RichNode): Mark[] {
  return Array.isArray(marks) ? (marks as Mark[]) : []
}

function dressed({ marks: _marks, text, ...rest }: RichNode, marks: readonly Mark[]): RichNode {
  return { ...rest, ...(marks.length > 0 ? { marks } : {}), ...(text === undefined ? {} : { text }) }
}

/** One node a letter (UTF-16 unit), or the node itself when it is not text. */
function lettersOf({ pieces }: Token): RichNode[] {
  return pieces.flatMap((piece) => (piece.text === undefined ? [piece] : piece.text.split('').map((text) => ({ ...piece, text }))))
}
