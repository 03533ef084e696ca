import fc from 'fast-check'
import type { RichNode, RichText } from '../../../../shared/rich-text.ts'
import { throughEditor } from './editor-schema.ts'

/** A thing that somebody does to a text; the numbers choose where. */
export interface Edit {
  what: What
  where: number
  at: number
}

const whats = [
  'type',
  'replace',
  'erase',
  'new-block',
  'heading',
  'code',
  'split',
  'join',
  'move',
  'delete',
  'quote',
  'unquote',
  'add-item',
  'nest-item',
  'move-item',
  'list-type',
  'tick',
  'bold',
  'italic',
  'link',
] as const
export type What = (typeof whats)[number]

export const editsOf = (allowed: readonly What[], most: number): fc.Arbitrary<Edit[]> =>
  fc.array(fc.record({ what: fc.constantFrom(...allowed), where: fc.nat(10_000), at: fc.nat(10_000) }), { minLength: 1, maxLength: most })

type Place = { node: RichNode; parent: RichNode; index: number }

/** A text after the edits of `who`; each word that is written has its own name, as has each new block. */
export function edited(text: RichText, edits: readonly Edit[], who: string): RichText {
  const after = structuredClone(text)
  let count = 0
  for (const edit of edits) {
    const name = `${who}${++count}`
    apply(after, edit, name)
    // As in the editor, the last block can be deleted, but then there is an empty one.
    if (after.content!.length === 0) after.content = [{ type: 'paragraph', attrs: { id: `${name}-last` } }]
  }
  return throughEditor(after)
}

function apply(text: RichText, { what, where, at }: Edit, name: string): void {
  const all = placesOf(text)
  const texts = all.filter(({ node }) => ['paragraph', 'heading', 'codeBlock'].includes(node.type))
  const free = all.filter(({ node, parent }) => !isItem(node) && !isItem(parent))
  const pick = (places: readonly Place[]): Place | undefined => places[where % Math.max(1, places.length)]
  const target = pick(texts)!

  if (what === 'type' && target) rewrite(target.node, at, (words) => [...words, { text: name }])
  if (what === 'replace' && target) rewrite(target.node, at, (words) => [...words.slice(0, -1), { text: name, ...marksOf(words.at(-1)) }])
  if (what === 'erase' && target) rewrite(target.node, at, (words) => words.slice(0, -1))
  if (what === 'heading' || what === 'code') {
    const place = pick(texts.filter(({ parent }) => !isItem(parent)))
    if (place) retype(place.node, what === 'code' ? 'codeBlock' : place.node.type === 'heading' ? 'paragraph' : 'heading', at)
  }
  if (what === 'new-block') {
    const place = pick(free)
    place?.parent.content!.splice(place.index, 0, {
      type: 'paragraph',
      attrs: { id: name },
      content: [{ type: 'text', text: `${name} ny` }],
    })
  }
  if (what === 'split' && target) split(target, at, name)
  if (what === 'join') join(pick(texts.filter(({ parent, index }) => index > 0 && parent.content![index - 1]!.content && !isItem(parent))))
  if (what === 'move') move(text, pick(free), at)
  if (what === 'delete') remove(text, pick(all.filter(({ parent }) => parent.type !== 'listItem' && parent.type !== 'taskItem')))
  if (what === 'quote') {
    const place = pick(free)
    if (place) place.parent.content![place.index] = { type: 'blockquote', attrs: { id: name }, content: [place.node] }
  }
  if (what === 'unquote') {
    const place = pick(all.filter(({ node }) => node.type === 'blockquote'))
    place?.parent.content!.splice(place.index, 1, ...place.node.content!)
  }
  const items = all.filter(({ node }) => isItem(node))
  const item = pick(items)
  if (what === 'add-item' && item) item.parent.content!.splice(item.index + 1, 0, newItem(item.node, name, `${name} punkt`))
  if (what === 'nest-item' && item && item.index > 0) {
    item.parent.content!.splice(item.index, 1)
    item.parent.content![item.index - 1]!.content!.push({ type: item.parent.type, attrs: { id: name }, content: [item.node] })
  }
  if (what === 'move-item' && item) {
    const lists = all.filter(({ node }) => node.type === item.parent.type && !within(item.node, node))
    const to = lists[at % lists.length]!.node
    if (to !== item.parent && item.parent.content!.length === 1) return
    item.parent.content!.splice(item.index, 1)
    to.content!.splice(at % (to.content!.length + 1), 0, item.node)
  }
  if (what === 'list-type') {
    const place = pick(all.filter(({ node }) => node.type === 'bulletList' || node.type === 'orderedList'))
    if (place) place.node.type = place.node.type === 'bulletList' ? 'orderedList' : 'bulletList'
  }
  if (what === 'tick') {
    const place = pick(items.filter(({ node }) => node.type === 'taskItem'))
    if (place) place.node.attrs = { ...place.node.attrs, checked: place.node.attrs?.['checked'] !== true }
  }
  if ((what === 'bold' || what === 'italic' || what === 'link') && target && target.node.type !== 'codeBlock')
    rewrite(target.node, at, (words) => words.map((word, index) => (index < words.length - 3 ? word : withMark(word, what))))
}

function placesOf(text: RichNode): Place[] {
  return (text.content ?? []).flatMap((node, index) =>
    node.type === 'text' || node.type === 'hardBreak' ? [] : [{ node, parent: text, index }, ...placesOf(node)],
  )
}

const isItem = ({ type }: RichNode): boolean => type === 'listItem' || type === 'taskItem'

const within = (node: RichNode, other: RichNode): boolean => node === other || placesOf(node).some((place) => place.node === other)

interface Word {
  text: string
  marks?: unknown
}

const marksOf = (word: Word | undefined): Partial<Word> => (word?.marks ? { marks: word.marks } : {})

function wordsOf(node: RichNode): Word[] {
  return (node.content ?? []).flatMap(({ text = '', marks }) =>
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => (marks ? { text: word, marks } : { text: word })),
  )
}

function setWords(node: RichNode, words: readonly Word[]): void {
  if (words.length === 0) delete node.content
  else
    node.content = words.map(({ text, marks }, index) => ({
      type: 'text',
      ...(marks ? { marks } : {}),
      text: index < words.length - 1 ? `${text} ` : text,
    }))
}

/** Changes the words up to a place. */
function rewrite(node: RichNode, at: number, change: (words: Word[]) => Word[]): void {
  const words = wordsOf(node)
  const place = at % (words.length + 1)
  setWords(node, [...change(words.slice(0, place)), ...words.slice(place)])
}

function withMark(word: Word, type: string): Word {
  const marks = ((word.marks ?? []) as { type: string }[]).filter((mark) => mark.type !== type)
  const added = type === 'link' ? { type, attrs: { href: 'https://exempel.se/' } } : { type }
  const rank = ['link', 'bold', 'italic']
  return { ...word, marks: [...marks, added].toSorted((one, other) => rank.indexOf(one.type) - rank.indexOf(other.type)) }
}

function retype(node: RichNode, type: string, at: number): void {
  const id = node.attrs?.['id'] ?? null
  node.attrs = type === 'heading' ? { id, level: (at % 3) + 1 } : { id }
  node.type = type
  if (type === 'codeBlock')
    setWords(
      node,
      wordsOf(node).map(({ text }) => ({ text })),
    )
}

function split({ node, parent, index }: Place, at: number, name: string): void {
  const words = wordsOf(node)
  const place = at % (words.length + 1)
  const tail: RichNode = { type: node.type, attrs: { ...node.attrs, id: name } }
  setWords(tail, words.slice(place))
  setWords(node, words.slice(0, place))
  parent.content!.splice(index + 1, 0, tail)
}

function join(place: Place | undefined): void {
  const before = place?.parent.content![place.index - 1]
  if (!place || before?.type !== place.node.type) return
  setWords(before, [...wordsOf(before), ...wordsOf(place.node)])
  place.parent.content!.splice(place.index, 1)
}

function move(text: RichText, place: Place | undefined, at: number): void {
  if (!place || (place.parent !== text && place.parent.content!.length === 1)) return
  place.parent.content!.splice(place.index, 1)
  const homes = [text, ...placesOf(text).flatMap(({ node }) => (node.type === 'blockquote' ? [node] : []))]
  const home = homes[at % homes.length]!
  home.content!.splice(at % (home.content!.length + 1), 0, place.node)
}

function remove(text: RichText, place: Place | undefined): void {
  if (!place) return
  place.parent.content!.splice(place.index, 1)
  if (place.parent.content!.length > 0 || place.parent === text) return
  const above = placesOf(text).find(({ node }) => node === place.parent)
  if (above && isItem(above.parent)) above.parent.content!.splice(above.index, 1)
  else remove(text, above)
}

function newItem({ type }: RichNode, id: string, words: string): RichNode {
  const paragraph: RichNode = { type: 'paragraph', attrs: { id: `${id}-p` }, content: [{ type: 'text', text: words }] }
  return { type, attrs: { id, ...(type === 'taskItem' ? { checked: false } : {}) }, content: [paragraph] }
}

/** A text with a bit of everything, each of its words another, about as long as `blocks` says. */
export function sampleText(blocks: number, hasIds = true): RichText {
  let count = 0
  const id = (): string | null => (hasIds ? `b${++count}` : null)
  let word = 0
  const words = (many: number): string => Array.from({ length: many }, () => `ord${++word}`).join(' ')
  const paragraph = (many = 12): RichNode => ({ type: 'paragraph', attrs: { id: id() }, content: [{ type: 'text', text: words(many) }] })
  const item = (type: string, ...more: RichNode[]): RichNode => ({ type, attrs: { id: id() }, content: [paragraph(5), ...more] })
  const list = (type: string, items: RichNode[]): RichNode => ({ type, attrs: { id: id() }, content: items })
  const one = (turn: number): RichNode => {
    if (turn % 7 === 1) return { type: 'heading', attrs: { id: id(), level: 2 }, content: [{ type: 'text', text: words(4) }] }
    if (turn % 7 === 2) {
      const inner = list('bulletList', [item('listItem'), item('listItem')])
      return list('bulletList', [item('listItem', inner), item('listItem'), item('listItem', paragraph(6))])
    }
    if (turn % 7 === 3) return { type: 'blockquote', attrs: { id: id() }, content: [paragraph(), paragraph()] }
    if (turn % 7 === 4) return list('taskList', [item('taskItem'), item('taskItem')])
    if (turn % 7 === 5) return { type: 'horizontalRule', attrs: { id: id() } }
    if (turn % 7 === 6) return { type: 'codeBlock', attrs: { id: id() }, content: [{ type: 'text', text: words(6) }] }
    return paragraph(20)
  }
  return throughEditor({ type: 'doc', content: Array.from({ length: blocks }, (_, turn) => one(turn)) })
}
