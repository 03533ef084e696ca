import type { Editor } from '@tiptap/react'

/** Puts the caret after the first place where the text says `words`, in sight; at the beginning when it does not. */
export function findText(editor: Editor, words: string): void {
  let end: number | undefined
  editor.state.doc.descendants((node, position) => {
    const at = end === undefined && node.isText ? node.text!.indexOf(words) : -1
    if (at >= 0) end = position + at + words.length
    return end === undefined
  })
  editor
    .chain()
    .setTextSelection(end ?? 0)
    .focus()
    .scrollIntoView()
    .run()
}
