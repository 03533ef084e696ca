import { act, configure, screen } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
// Their commands, for the compiler.
import '@tiptap/extension-list'
import '@tiptap/starter-kit'
import '../../renderer/journal/journal.tsx'

// An editor takes its time to be drawn without a browser.
configure({ asyncUtilTimeout: 5000 })

/** The note's text as it stands on the screen. */
export const noteText = () => screen.findByRole('textbox', { name: /Anteckningens text|The text of the note/ })

/** The editor behind the note's text: a window without layout cannot take typed keys there. */
export async function noteEditor(): Promise<Editor> {
  return ((await noteText()) as HTMLElement & { editor: Editor }).editor
}

/** Writes at the end of the note. */
export async function writeInNote(words: string): Promise<void> {
  const editor = await noteEditor()
  act(() => void editor.commands.insertContentAt(editor.state.doc.content.size - 1, words))
}
