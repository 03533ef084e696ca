import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { plainText, textFromLines } from '../../../shared/rich-text.ts'
import { noteText, writeInNote } from '../../support/editor.ts'
import { openWindow, type TestWindow } from '../../support/window.tsx'

const note = (text: string) => ({ date: '2019-01-22', body: textFromLines(text), tags: [], links: [] })

async function openNote(text: string): Promise<TestWindow & { id: string }> {
  const window = await openWindow('/')
  const id = newId()
  await window.call('journal.save', { id, draft: note(text), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(text) }))
  await noteText()
  return { ...window, id }
}

const remove = () => userEvent.click(screen.getByRole('button', { name: 'Ta bort anteckningen' }))
const undo = async () => {
  const message = (await screen.findByText(/är borttagen/)).closest<HTMLElement>('[role="alertdialog"]')!
  await userEvent.click(within(message).getByRole('button', { name: 'Ångra' }))
}

test('a deleted note comes back with focus in its text', async () => {
  const { call, id } = await openNote('Efter workshopen')
  await remove()
  await undo()
  await waitFor(async () => expect(await noteText()).toHaveFocus())
  expect(await noteText()).toHaveTextContent('Efter workshopen')
  expect((await call('journal.read', { id })).content.trashedAt).toBeUndefined()
})

test('words that could not be saved come back with the deleted note, and are saved when they can be', async () => {
  const { call, refused, id } = await openNote('Vad hände')
  refused.set('journal.save', 'disk-full')
  await writeInNote(' egentligen')
  await remove()
  await waitFor(async () => expect((await call('journal.read', { id })).content.trashedAt).toBeDefined())
  expect(screen.queryByText(/något du skrev är inte sparat än/)).toBeNull()

  await undo()
  expect(await noteText()).toHaveTextContent('Vad hände egentligen')
  expect(await screen.findByText(/Disken är full/, {}, { timeout: 4000 })).toBeVisible()
  refused.clear()
  await waitFor(async () => expect(plainText((await call('journal.read', { id })).content.body)).toBe('Vad hände egentligen'), {
    timeout: 8000,
  })
})

test('a note that was never saved comes back too', async () => {
  const { call, refused } = await openWindow('/journal')
  await userEvent.click((await screen.findAllByRole('button', { name: 'Ny anteckning' }))[0]!)
  refused.set('journal.save', 'disk-full')
  await writeInNote('Första intrycket')
  await remove()
  expect(await screen.findByText('Anteckningen ”Första intrycket” är borttagen.')).toBeVisible()
  refused.clear()
  await undo()
  await waitFor(async () => expect(await noteText()).toHaveFocus())
  expect(await noteText()).toHaveTextContent('Första intrycket')
  await waitFor(async () => expect((await call('journal.list', {})).map(({ title }) => title)).toEqual(['Första intrycket']))
})

test('a new note without a word goes without a message', async () => {
  await openWindow('/journal')
  await userEvent.click((await screen.findAllByRole('button', { name: 'Ny anteckning' }))[0]!)
  await noteText()
  await remove()
  expect(await screen.findByRole('heading', { name: 'Din journal är tom' })).toBeVisible()
  expect(screen.queryByText(/är borttagen/)).toBeNull()
})

test('unsaved words that come back never cover what was saved elsewhere', async () => {
  const { call, refused, id } = await openNote('Vad hände')
  refused.set('journal.save', 'disk-full')
  await writeInNote(' här')
  await call('journal.save', { id, draft: note('Vad hände där'), base: 1 })
  await remove()
  refused.clear()
  await undo()
  expect(await screen.findByRole('textbox', { name: 'Din text här' }, { timeout: 4000 })).toHaveValue('Vad hände här')
  expect(screen.getByRole('textbox', { name: 'Texten på disken' })).toHaveValue('Vad hände där')
})

test('when it cannot come back yet, the way back stays', async () => {
  const { call, refused, id } = await openNote('Efter workshopen')
  await remove()
  refused.set('journal.untrash', 'disk-full')
  await undo()
  expect(await screen.findByText(/Disken är full/)).toBeVisible()
  refused.clear()
  await undo()
  await waitFor(async () => expect((await call('journal.read', { id })).content.trashedAt).toBeUndefined())
})
