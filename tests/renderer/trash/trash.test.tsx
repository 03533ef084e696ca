import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { textFromLines } from '../../../shared/rich-text.ts'
import { openWindow, type TestWindow } from '../../support/window.tsx'

// A name in a whole window takes its time to work out on a busy computer.
configure({ asyncUtilTimeout: 5000 })

/** Notes of these first lines in the trash; the last one is thrown away last. */
async function throwAway(call: TestWindow['call'], ...titles: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const title of titles) {
    const id = newId()
    ids.push(id)
    await call('journal.save', { id, draft: { date: '2019-01-22', body: textFromLines(title), tags: [], links: [] }, base: 0 })
    await call('journal.trash', { id })
  }
  return ids
}

test('an empty trash says what it is for', async () => {
  await openWindow('/trash')
  expect(await screen.findByRole('heading', { name: 'Papperskorgen är tom' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Rensa nu' })).toBeNull()
})

test('what was deleted is found from Settings, taken back, and shown', async () => {
  const { call } = await openWindow('/settings')
  await throwAway(call, 'Efter workshopen', 'Inför mötet')
  await screen.findByText(/2 saker ligger i den nu/)
  await userEvent.click(screen.getByRole('button', { name: 'Öppna papperskorgen' }))
  await screen.findByRole('button', { name: 'Ta tillbaka Inför mötet' }, { timeout: 8000 })
  expect(
    screen
      .getAllByRole('listitem')
      .filter((row) => row.dataset['trashed'])
      .map((row) => within(row).getByText(/workshopen|mötet/).textContent),
  ).toEqual(['Inför mötet', 'Efter workshopen'])
  expect(screen.getByRole('heading', { level: 2, name: 'i dag' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Ta tillbaka Inför mötet' }))
  expect(await screen.findByText('”Inför mötet” är tillbaka.')).toBeVisible()
  await waitFor(() => expect(screen.getByRole('button', { name: 'Ta tillbaka Efter workshopen' })).toHaveFocus())
  expect(await call('trash.list', {})).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Visa' }))
  expect(await screen.findByRole('textbox', { name: 'Anteckningens text' }, { timeout: 8000 })).toHaveTextContent('Inför mötet')
})

test('one thing is deleted for good only after a question, and Cancel leaves it', async () => {
  const { call } = await openWindow('/trash')
  await throwAway(call, 'Kvar', 'Bort')
  await userEvent.click(await screen.findByRole('button', { name: 'Ta bort Bort för gott' }))
  const dialog = await screen.findByRole('dialog', { name: 'Ta bort för gott?' })
  expect(within(dialog).getByText('”Bort” går inte att ta tillbaka sedan.')).toBeVisible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Avbryt' }))
  expect(await call('trash.list', {})).toHaveLength(2)

  await userEvent.click(screen.getByRole('button', { name: 'Ta bort Bort för gott' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Ta bort för gott' }))
  expect(await screen.findByText('”Bort” är borta för gott.')).toBeVisible()
  expect(await call('trash.list', {})).toMatchObject([{ title: 'Kvar' }])
  await waitFor(() => expect(screen.getByRole('button', { name: 'Ta tillbaka Kvar' })).toHaveFocus())
})

test('emptying asks with the count, and lands on the heading', async () => {
  const { call } = await openWindow('/trash')
  await throwAway(call, 'Ett', 'Två', 'Tre')
  await screen.findByText('Tre')
  await userEvent.click(screen.getByRole('button', { name: 'Rensa nu' }))
  const dialog = await screen.findByRole('dialog', { name: 'Ta bort 3 saker för gott?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Ta bort för gott' }))
  expect(await screen.findByText('3 saker är borta för gott.')).toBeVisible()
  expect(await screen.findByRole('heading', { name: 'Papperskorgen är tom' })).toBeVisible()
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Papperskorg' })).toHaveFocus())
})

test('what cannot be deleted says why and stays', async () => {
  const { call, refused } = await openWindow('/trash')
  await throwAway(call, 'Kvar')
  refused.set('trash.restore', 'disk-full')
  await userEvent.click(await screen.findByRole('button', { name: 'Ta tillbaka Kvar' }))
  expect(await screen.findByText(/Disken är full/)).toBeVisible()
  expect(screen.getByText('Kvar')).toBeVisible()
})

test('the palette leads to the trash', async () => {
  await openWindow('/')
  await screen.findByRole('heading', { level: 1 })
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('Papperskorg{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Papperskorg' })).toBeVisible()
})
