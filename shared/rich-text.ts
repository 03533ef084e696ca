import * as v from 'valibot'

/** A block or a piece of text in TipTap's JSON. Unknown fields are kept. */
export interface RichNode {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  content?: RichNode[]
  [other: string]: unknown
}

const deepest = 100

function isNode(value: unknown, depth: number): value is RichNode {
  if (depth > deepest || typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { type, text, content } = value as Record<string, unknown>
  if (typeof type !== 'string' || (text !== undefined && typeof text !== 'string')) return false
  return content === undefined || (Array.isArray(content) && content.every((child) => isNode(child, depth + 1)))
}

/** A whole text: TipTap JSON with a `doc` at the root, at most 100 levels deep. */
export const RichText = v.custom<RichNode>((value) => isNode(value, 0) && value.type === 'doc', 'not a text')
export type RichText = RichNode

/** The empty text. */
export const emptyText = (): RichText => ({ type: 'doc', content: [{ type: 'paragraph' }] })

/** A text of one paragraph per line. */
export function textFromLines(lines: string): RichText {
  const paragraphs = lines
    .split(/\r\n|\r|\n/)
    .map((line): RichNode => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] }))
  return { type: 'doc', content: paragraphs }
}

/** The blocks' text, one entry per innermost block, in reading order. */
export function* blockTexts(node: RichNode): Generator<string> {
  const children = node.content ?? []
  if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
    yield children.map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? ''))).join('')
    return
  }
  for (const child of children) yield* blockTexts(child)
}

/** The whole text without formatting, one block per line. */
export function plainText(doc: RichText): string {
  return [...blockTexts(doc)].join('\n')
}

/** The first line with something on it, at most `longest` characters; '' when there is none. */
export function firstLine(doc: RichText, longest = 200): string {
  for (const block of blockTexts(doc)) {
    const line = block
      .split('\n')
      .map((part) => part.trim())
      .find((part) => part !== '')
    if (line) return cut(line, longest)
  }
  return ''
}

/** What follows the first line, as one line of at most `longest` characters. */
export function excerpt(doc: RichText, longest = 160): string {
  let gathered = ''
  let past = false
  for (const block of blockTexts(doc)) {
    for (const part of block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')) {
      if (past) gathered += (gathered === '' ? '' : ' ') + part
      past = true
      if (gathered.length > longest) return cut(gathered, longest)
    }
  }
  return gathered
}

function cut(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, longest * 2 + 2))
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
