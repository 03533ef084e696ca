import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { plainText, textFromLines } from '../../../shared/rich-text.ts'
import { openWindow } from '../../support/window.tsx'

const note = (text: string, date = '2019-01-22') => ({ date, body: textFromLines(text), tags: [], links: [] })

test('an empty journal says what it is for and offers the first step', async () => {
  await openWindow('/journal')
  expect(await screen.findByRole('heading', { name: 'Din journal är tom' })).toBeVisible()
  expect(screen.getAllByRole('button', { name: 'Ny anteckning' }).length).toBeGreaterThan(0)
})

test('notes stand newest day first under their month, with their first line as title', async () => {
  const { call } = await openWindow('/')
  await call('journal.save', { id: newId(), draft: note('Äldst\nmed text', '2018-12-03'), base: 0 })
  await call('journal.save', { id: newId(), draft: note('Nyast', '2019-02-06'), base: 0 })
  await call('journal.save', { id: newId(), draft: note('', '2019-01-22'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  const list = await screen.findByRole('listbox', { name: 'Anteckningar' })
  const titles = within(list)
    .getAllByRole('option')
    .map((row) => row.textContent)
  expect(titles).toEqual(['Nyastons 6 feb', 'Utan rubriktis 22 jan', 'Äldstmån 3 decmed text'])
})

test('a new note has the focus in the moment it is shown, so that no first key is lost', async () => {
  await openWindow('/journal')
  const [begin] = await screen.findAllByRole('button', { name: 'Ny anteckning' })
  const focused: boolean[] = []
  const observer = new MutationObserver(() => {
    const text = document.querySelector('[role="textbox"].prose')
    if (text) focused.push(document.activeElement === text)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  await userEvent.click(begin!)
  await screen.findByRole('textbox', { name: 'Anteckningens text' })
  observer.disconnect()
  expect(focused[0]).toBe(true)
})

test('opening a note writes nothing, and deleting it can be undone', async () => {
  const { call } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: note('Efter workshopen'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Efter workshopen/ }))
  expect(await screen.findByRole('textbox', { name: 'Anteckningens text' })).toHaveTextContent('Efter workshopen')
  expect((await call('journal.read', { id })).rev).toBe(1)

  await userEvent.click(screen.getByRole('button', { name: 'Ta bort anteckningen' }))
  expect(await screen.findByText('Anteckningen ”Efter workshopen” är borttagen.')).toBeVisible()
  expect(await call('journal.list', {})).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: 'Ångra' }))
  await waitFor(async () => expect(await call('journal.list', {})).toHaveLength(1))
})

test('a note saved elsewhere while one writes gives a conflict in which no word is lost', async () => {
  const { call } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: note('Vad hände?'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Vad hände/ }))
  await screen.findByRole('textbox', { name: 'Anteckningens text' })

  // Both change the day: here through the field, elsewhere through a save of another window.
  const year = screen.getByRole('spinbutton', { name: /år/ })
  await userEvent.click(year)
  await userEvent.keyboard('2020')
  await call('journal.save', { id, draft: note('Vad hände egentligen?'), base: 1 })

  const conflict = await screen.findByRole('region', { name: 'Anteckningen har ändrats på ett annat ställe' }, { timeout: 4000 })
  expect(within(conflict).getByRole('textbox', { name: 'Din text här' })).toHaveValue('Vad hände?')
  expect(within(conflict).getByRole('textbox', { name: 'Texten på disken' })).toHaveValue('Vad hände egentligen?')
  await userEvent.click(within(conflict).getByRole('button', { name: 'Behåll min' }))
  expect(await screen.findByText('Den andra texten är sparad som en egen anteckning.')).toBeVisible()
  const kept = await Promise.all((await call('journal.list', {})).map(({ id: one }) => call('journal.read', { id: one })))
  expect(kept.map(({ content }) => plainText(content.body)).toSorted()).toEqual(['Vad hände egentligen?', 'Vad hände?'])
})

test('a note saved elsewhere while one writes can be kept instead, and the words written here become a note of their own', async () => {
  const { call } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: note('Vad hände?'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Vad hände/ }))
  await screen.findByRole('textbox', { name: 'Anteckningens text' })

  // Both change the day: here through the field, elsewhere through a save of another window.
  const year = screen.getByRole('spinbutton', { name: /år/ })
  await userEvent.click(year)
  await userEvent.keyboard('2020')
  await call('journal.save', { id, draft: note('Vad hände egentligen?'), base: 1 })

  const conflict = await screen.findByRole('region', { name: 'Anteckningen har ändrats på ett annat ställe' }, { timeout: 4000 })
  expect(within(conflict).getByRole('textbox', { name: 'Din text här' })).toHaveValue('Vad hände?')
  expect(within(conflict).getByRole('textbox', { name: 'Texten på disken' })).toHaveValue('Vad hände egentligen?')
  await userEvent.click(within(conflict).getByRole('button', { name: 'Behåll den andra' }))
  expect(await screen.findByText('Den andra texten är sparad som en egen anteckning.')).toBeVisible()
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Anteckningens text' })).toHaveTextContent('Vad hände egentligen?'))
  const kept = await Promise.all((await call('journal.list', {})).map(({ id: one }) => call('journal.read', { id: one })))
  expect(kept.map(({ content }) => plainText(content.body)).toSorted()).toEqual(['Vad hände egentligen?', 'Vad hände?'])
})

test('what could not be saved is told about in other rooms, found again, and saved when it can be', async () => {
  const { call, refused } = await openWindow('/')
  const id = newId()
  await call('journal.save', { id, draft: note('Vad hände?'), base: 0 })
  await userEvent.click(screen.getByRole('link', { name: /Journal/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Vad hände/ }))
  await screen.findByRole('textbox', { name: 'Anteckningens text' })
  refused.set('journal.save', 'disk-full')
  await userEvent.click(screen.getByRole('spinbutton', { name: /år/ }))
  await userEvent.keyboard('2020')
  expect(await screen.findByText(/Disken är full/, {}, { timeout: 4000 })).toBeVisible()

  await userEvent.click(screen.getByRole('link', { name: /Idag/ }))
  expect(await screen.findByText(/något du skrev är inte sparat än/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Visa det' }))
  expect(await screen.findByRole('spinbutton', { name: /år/ })).toHaveTextContent('2020')
  refused.clear()
  await waitFor(async () => expect((await call('journal.read', { id })).content.date).toBe('2020-01-22'), { timeout: 8000 })
  await waitFor(() => expect(screen.queryByText(/Disken är full/)).toBeNull())
})
