import { getSchema } from '@tiptap/core'
import { editorExtensions } from '../../../../renderer/ui/editor/extensions.ts'
import type { RichNode, RichText } from '../../../../shared/rich-text.ts'

/** What the editor takes. */
export const schema = getSchema(editorExtensions(() => ({ placeholder: '', taskDone: (task) => task })))

/** The text as the editor would give it back. Throws when it does not take it. */
export function throughEditor(text: RichText): RichText {
  const node = schema.nodeFromJSON(text)
  node.check()
  return JSON.parse(JSON.stringify(node.toJSON())) as RichText
}

/** A text of these blocks, with all that the editor adds. */
export const textOf = (...content: RichNode[]): RichText => throughEditor({ type: 'doc', content })

/** A block with words. */
export function block(type: string, id: string | null, words: string, attrs: Record<string, unknown> = {}): RichNode {
  return { type, attrs: { id, ...attrs }, ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) }
}

/** A block of blocks. */
export const holding = (type: string, id: string | null, ...content: RichNode[]): RichNode => ({ type, attrs: { id }, content })

/** The words of a text, in reading order. */
export function wordsIn(text: RichText): string[] {
  const words: string[] = []
  schema.nodeFromJSON(text).descendants((node) => {
    if (!node.isTextblock) return true
    words.push(
      ...node
        .textBetween(0, node.content.size, undefined, '\n')
        .split(/\s+/)
        .filter((word) => word !== ''),
    )
    return false
  })
  return words
}

/** The words of a text that have a mark, as `word:mark`. */
export function markedWordsIn(text: RichText): string[] {
  const marked: string[] = []
  schema.nodeFromJSON(text).descendants((node) => {
    for (const word of node.text?.split(/\s+/) ?? []) if (word !== '') marked.push(...node.marks.map((mark) => `${word}:${mark.type.name}`))
  })
  return marked
}
