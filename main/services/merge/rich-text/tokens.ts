import type { RichNode } from '../../../../shared/rich-text.ts'

/** A word, the space between two words, or something in the text that is not text. */
export interface Token {
  /** What is compared. A space is the same only before the same word, so that texts are not matched by their spaces. */
  key: string
  isWord: boolean
  /** The nodes it is made of, one for each stretch with the same marks. */
  pieces: RichNode[]
}

/** A block's content as tokens. */
export function tokensOf(content: readonly RichNode[] = []): Token[] {
  const tokens: Token[] = []
  let last: Token | undefined
  for (const node of content) {
    if (node.type !== 'text' || node.text === undefined) {
      const { marks: _marks, ...rest } = node
      tokens.push({ key: JSON.stringify(rest), isWord: false, pieces: [node] })
      last = undefined
      continue
    }
    for (const text of node.text.match(/\s+|\S+/gu) ?? []) {
      const isWord = /\S/u.test(text)
      if (last?.isWord === isWord) {
        last.key += text
        last.pieces.push({ ...node, text })
      } else {
        last = { key: text, isWord, pieces: [{ ...node, text }] }
        tokens.push(last)
      }
    }
  }
  let next = ''
  for (const token of tokens.toReversed()) {
    if (token.isWord) next = token.key
    else token.key = `${token.key}\0${next}`
  }
  return tokens
}

/** What a token says, as plain text; a line break for one inside a block. */
export function textOf({ pieces }: Token): string {
  return pieces.map(({ type, text }) => text ?? (type === 'hardBreak' ? '\n' : '')).join('')
}

/** Tokens as a block's content, stretches with the same marks joined. Words never run together. */
export function contentFrom(tokens: readonly Token[]): RichNode[] {
  const nodes: RichNode[] = []
  let wasWord = false
  for (const { isWord, pieces } of tokens) {
    if (isWord && wasWord) append(nodes, { type: 'text', text: ' ' })
    for (const piece of pieces) append(nodes, piece)
    wasWord = isWord
  }
  return nodes
}

/** Puts a piece last, as a part of the one before where their marks are the same. */
export function append(nodes: RichNode[], piece: RichNode): void {
  const last = nodes.at(-1)
  const joins = last?.text !== undefined && piece.text !== undefined && lookOf(last) === lookOf(piece)
  if (joins) nodes[nodes.length - 1] = { ...last, text: last.text! + piece.text }
  else nodes.push(piece)
}

const plainLook = JSON.stringify([{ type: 'text' }, undefined])

/** All of a piece but its letters. */
function lookOf(piece: RichNode): string {
  if (isPlain(piece)) return plainLook
  const { text: _text, marks, ...rest } = piece
  return JSON.stringify([rest, Array.isArray(marks) && marks.length > 0 ? marks : undefined])
}

/** Text with nothing to it but its letters, as most is. */
export function isPlain(piece: RichNode): boolean {
  for (const name in piece) if (name !== 'type' && name !== 'text') return false
  return piece.text !== undefined
}
