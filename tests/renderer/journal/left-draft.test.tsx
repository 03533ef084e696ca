import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { plainText, textFromLines } from '../../../shared/rich-text.ts'
import { noteText, writeInNote } from '../../support/editor.ts'
import { openWindow } from '../../support/window.tsx'

const note = (text: string) => ({ date: '2019-01-22', body: textFromLines(text), tags: [], links: [] })
const patient = { timeout: 8000 }

test('a note that cannot be saved is kept on disk while it is written, and no longer when it is saved', async () => {
  const { call, refused, kept } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: note('Vad hände'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Vad hände/ }, patient))
  await noteText()
  refused.set('journal.save', 'folder-gone')
  await writeInNote(' egentligen')
  expect(await screen.findByText(/Mappen med din arbetsyta går inte att hitta/, {}, patient)).toBeVisible()
  await waitFor(async () => expect(await call('drafts.list', {})).toMatchObject([{ id, base: 1, title: 'Vad hände egentligen' }]), patient)
  await writeInNote(', då')
  await waitFor(async () => expect(await call('drafts.list', {})).toMatchObject([{ title: 'Vad hände egentligen, då' }]), patient)

  // It is this window's own: there is no need to show the way to it.
  expect(screen.queryByText(/En osparad text/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Spara kopia som …' }))
  expect(await screen.findByText('Kopian är sparad: Vad hände egentligen, då 2019-01-22.txt', {}, patient)).toBeVisible()
  expect(kept).toEqual([{ fileName: 'Vad hände egentligen, då 2019-01-22.txt', text: '2019-01-22\n\nVad hände egentligen, då\n' }])

  refused.clear()
  await waitFor(async () => expect(plainText((await call('journal.read', { id })).content.body)).toBe('Vad hände egentligen, då'), patient)
  await waitFor(async () => expect(await call('drafts.list', {})).toEqual([]), patient)
})

test('a text that an earlier run left is shown, opened unsaved, saved, and then no longer spoken of', async () => {
  const { call } = await openWindow('/')
  const [id, key] = [newId(), newId()]
  await call('journal.save', { id, draft: note('Vad hände'), base: 0 })
  await call('drafts.keep', { key, kind: 'note', id, base: 1, draft: note('Vad hände egentligen') })
  window.dispatchEvent(new Event('visibilitychange'))
  expect(await screen.findByText(/En osparad text från i dag \d\d\.\d\d finns kvar: ”Vad hände egentligen”/, {}, patient)).toBeVisible()
  expect(screen.getByText(/något du skrev är inte sparat än/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Visa texten' }))
  expect(await noteText()).toHaveTextContent('Vad hände egentligen')
  await waitFor(async () => expect(plainText((await call('journal.read', { id })).content.body)).toBe('Vad hände egentligen'), patient)
  await waitFor(async () => expect(await call('drafts.list', {})).toEqual([]), patient)
  await waitFor(() => expect(screen.queryByText(/En osparad text/)).toBeNull(), patient)
  expect((await call('journal.read', { id })).rev).toBe(2)
})

test('a left text of a note that was never saved becomes that note', async () => {
  const { call } = await openWindow('/')
  const [id, key] = [newId(), newId()]
  await call('drafts.keep', { key, kind: 'note', id, base: 0, draft: note('Ny tanke') })
  window.dispatchEvent(new Event('visibilitychange'))
  await userEvent.click(await screen.findByRole('button', { name: 'Visa texten' }, patient))
  expect(await noteText()).toHaveTextContent('Ny tanke')
  await waitFor(async () => expect(await call('journal.list', {})).toMatchObject([{ id, rev: 1, title: 'Ny tanke' }]), patient)
})

test('when the note has changed since, both texts stand side by side and no word is lost', async () => {
  const { call } = await openWindow('/')
  const [id, key] = [newId(), newId()]
  await call('journal.save', { id, draft: note('Vad hände'), base: 0 })
  await call('journal.save', { id, draft: note('Vad hände sedan'), base: 1 })
  await call('drafts.keep', { key, kind: 'note', id, base: 1, draft: note('Något helt annat') })
  window.dispatchEvent(new Event('visibilitychange'))
  await userEvent.click(await screen.findByRole('button', { name: 'Visa texten' }, patient))
  const conflict = await screen.findByRole('region', { name: 'Anteckningen har ändrats på ett annat ställe' }, patient)
  expect(within(conflict).getByRole('textbox', { name: 'Din text här' })).toHaveValue('Något helt annat')
  expect(within(conflict).getByRole('textbox', { name: 'Texten på disken' })).toHaveValue('Vad hände sedan')
  expect(await call('drafts.list', {})).toMatchObject([{ key }])
  await userEvent.click(within(conflict).getByRole('button', { name: 'Behåll min' }))
  await waitFor(async () => expect(await call('journal.list', {})).toHaveLength(2), patient)
  await waitFor(async () => expect(await call('drafts.list', {})).toEqual([]), patient)
  const all = await Promise.all((await call('journal.list', {})).map(({ id: one }) => call('journal.read', { id: one })))
  expect(all.map(({ content }) => plainText(content.body)).toSorted()).toEqual(['Något helt annat', 'Vad hände sedan'])
})
