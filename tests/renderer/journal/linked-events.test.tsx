import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { textFromLines } from '../../../shared/rich-text.ts'
import '../../support/editor.ts'
import { openWindow } from '../../support/window.tsx'
import { draft } from '../calendar/calendar-window.ts'

async function openNoteAbout(...names: string[]) {
  const { call } = await openWindow('/')
  const ids = names.map(() => newId())
  for (const [index, name] of names.entries()) await call('calendar.save', { id: ids[index]!, draft: draft(name), base: 0 })
  const note = newId()
  const links = ids.map((id) => ({ kind: 'event' as const, id }))
  await call('journal.save', { id: note, draft: { date: '2019-01-22', body: textFromLines('Ett'), tags: [], links }, base: 0 })
  act(() => history.pushState(null, '', `/journal/${note}`))
  await screen.findByRole('link', { name: names[0]! })
}

test('when a link is taken away, focus goes to the next, and at last to the button that adds one', async () => {
  await openNoteAbout('Webbinarium 1', 'Webbinarium 2')
  await userEvent.click(await screen.findByRole('button', { name: 'Ta bort kopplingen till Webbinarium 1' }))
  await waitFor(() => expect(screen.getByRole('link', { name: 'Webbinarium 2' })).toHaveFocus())
  await userEvent.click(screen.getByRole('button', { name: 'Ta bort kopplingen till Webbinarium 2' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Koppla till händelse' })).toHaveFocus())
})

test('a link shows the whole name and the day of its event to who comes there by key', async () => {
  await openNoteAbout('Webbinarium 1')
  const link = screen.getByRole('link', { name: 'Webbinarium 1' })
  while (document.activeElement !== link) await userEvent.tab()
  expect(await screen.findByRole('tooltip')).toHaveTextContent('Webbinarium 1, tis 22 jan 2019, v. 4, tid ej fastställd')
})
