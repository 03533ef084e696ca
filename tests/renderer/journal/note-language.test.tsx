import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { textFromLines } from '../../../shared/rich-text.ts'
import { noteEditor, writeInNote } from '../../support/editor.ts'
import { openWindow } from '../../support/window.tsx'

test('a note that is open speaks the language chosen meanwhile, and keeps its text, its selection and its steps to undo', async () => {
  const { call } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: { date: '2019-01-22', body: textFromLines('Ett'), tags: [], links: [] }, base: 0 })
  act(() => history.pushState(null, '', `/journal/${id}`))
  await writeInNote(' och två')
  const editor = await noteEditor()
  act(() => {
    editor.commands.toggleTaskList()
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' })
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  })
  expect(screen.getByRole('checkbox', { name: 'Klart: Ett och två' })).toBeInTheDocument()
  const [text, place] = [editor.getText(), editor.state.selection.from]

  act(() => void call('app.changeSettings', { language: 'en' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'The text of the note' })).toHaveTextContent('Ett och två'))
  expect(screen.getByRole('checkbox', { name: 'Done: Ett och två' })).toBeInTheDocument()
  expect(screen.getByRole('toolbar', { name: 'Text format' })).toBeInTheDocument()
  expect((await noteEditor()) === editor).toBe(true)
  expect([editor.getText(), editor.state.selection.from]).toEqual([text, place])

  act(() => void editor.commands.clearContent(false))
  expect(document.querySelector('[data-placeholder]')).toHaveAttribute('data-placeholder', 'Write here. The first line becomes the title.')
  act(() => {
    while (editor.can().undo()) editor.commands.undo()
  })
  expect(editor.getText().trim()).toBe('Ett')
})
