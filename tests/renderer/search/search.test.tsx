import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { bridge, setBridge } from '../../../renderer/api/bridge.ts'
import { newId } from '../../../renderer/api/new-id.ts'
import type { Reply } from '../../../shared/reply.ts'
import { textFromLines } from '../../../shared/rich-text.ts'
import { openWindow, type TestWindow } from '../../support/window.tsx'

// The screen is fetched when it is first shown, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 8000 })

const note = (text: string, date = '2019-01-22', tags: string[] = []) => ({ date, body: textFromLines(text), tags, links: [] })

async function write({ call }: TestWindow, ...notes: ReturnType<typeof note>[]): Promise<string[]> {
  const ids = notes.map(() => newId())
  for (const [n, draft] of notes.entries()) await call('journal.save', { id: ids[n]!, draft, base: 0 })
  await waitFor(async () => expect(await call('search.state', {})).toEqual({ phase: 'ready', done: notes.length, total: notes.length }))
  return ids
}

/** Stands between the window and the services from now on. */
function between(answer: (name: string, input: unknown, ask: () => Promise<Reply>) => Promise<Reply>): void {
  const real = bridge()
  setBridge({ call: (name, input) => answer(name, input, () => real.call(name, input)), on: (name, listener) => real.on(name, listener) })
}

const field = () => screen.findByRole('searchbox', { name: 'Sök i allt du har skrivit' })
const hits = async () => within(await screen.findByRole('list', { name: 'Träffar' })).getAllByRole('link')

test('Ctrl F leads from anywhere to a field that has focus, and says what can be found', async () => {
  await openWindow('/journal')
  await screen.findByRole('heading', { name: 'Din journal är tom' })
  await userEvent.keyboard('{Control>}f{/Control}')
  expect(await field()).toHaveFocus()
  expect(location.pathname).toBe('/search')
  expect(screen.getByRole('heading', { name: 'Hitta tillbaka' })).toBeVisible()
})

test('results come as one types, with the words marked and the count said', async () => {
  const window = await openWindow('/search')
  await write(window, note('Efter träffen\nVi talade om Kalmar.', '2019-05-13'), note('Annat'))
  await userEvent.type(await field(), 'kalm')
  const [hit] = await hits()
  expect(hit).toHaveTextContent('Efter träffenAnteckning · mån 13 maj 2019Vi talade om Kalmar.')
  expect(within(hit!).getByText('Kalmar').tagName).toBe('MARK')
  expect(await screen.findByText('1 träff')).toHaveAttribute('role', 'status')
  expect(location.search).toBe('?q=kalm')
})

test('arrow down goes to the first result and on, up comes back, Enter opens and lands in the note', async () => {
  const window = await openWindow('/search')
  const [, second] = await write(window, note('Kalmar först'), note('Resan\nDen gick till Kalmar till slut'))
  await userEvent.type(await field(), 'kalmar')
  await waitFor(async () => expect(await hits()).toHaveLength(2))
  await userEvent.keyboard('{ArrowDown}')
  expect((await hits())[0]).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}')
  expect(await field()).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await waitFor(() => expect(location.pathname).toBe(`/journal/${second}`))
  const text = await screen.findByRole('textbox', { name: 'Anteckningens text' })
  await waitFor(() => expect(text).toHaveFocus())

  history.back()
  expect(await field()).toHaveValue('kalmar')
  expect(await hits()).toHaveLength(2)
})

test('Enter in the field opens the best result, also when it comes after the key', async () => {
  const window = await openWindow('/search')
  const [id] = await write(window, note('Kalmar'), note('Umeå'))
  await userEvent.type(await field(), 'kalmar{Enter}')
  await waitFor(() => expect(location.pathname).toBe(`/journal/${id}`))
})

test('what is typed over is not asked: one question at a time, then the newest', async () => {
  const window = await openWindow('/search')
  await write(window, note('Kalmar'))
  const input = await field()
  const asked: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  between(async (name, question, ask) => {
    if (name !== 'search.find') return ask()
    asked.push((question as { query: string }).query)
    await held
    return ask()
  })
  await userEvent.type(input, 'kalmar')
  release()
  await hits()
  expect(asked).toEqual(['k', 'kalmar'])
})

test('a kind, a tag and days narrow the search, stand in the address, and can be cleared', async () => {
  const window = await openWindow('/search?q=kalmar&kind=event')
  await write(window, note('Kalmar ett', '2019-01-22', ['RSP']), note('Kalmar två', '2019-05-13'))
  expect(await screen.findByRole('heading', { name: 'Inget hittades' })).toBeVisible()
  const [clear] = screen.getAllByRole('button', { name: 'Rensa filter' })
  await userEvent.click(clear!)
  await waitFor(async () => expect(await hits()).toHaveLength(2))
  expect(location.search).toBe('?q=kalmar')

  await userEvent.click(screen.getByRole('button', { name: /Tagg/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'RSP' }))
  await waitFor(async () => expect((await hits()).map((hit) => hit.textContent)).toEqual([expect.stringContaining('Kalmar ett')]))
  expect(location.search).toBe('?q=kalmar&tag=RSP')
})

test('the address alone says what is searched for, days too', async () => {
  const window = await openWindow('/search?q=kalmar&from=2019-02-01&to=2019-12-31')
  await write(window, note('Kalmar ett', '2019-01-22'), note('Kalmar två', '2019-05-13'))
  await waitFor(async () => expect((await hits()).map((hit) => hit.textContent)).toEqual([expect.stringContaining('Kalmar två')]))
})

test('nothing found helps on, and more than a page can be asked for', async () => {
  const window = await openWindow('/search?q=xyzzy')
  await write(window, ...Array.from({ length: 21 }, (_, n) => note(`Kalmar ${n}`)))
  expect(await screen.findByText(/Inget du har skrivit passar ihop med ”xyzzy”/)).toBeVisible()
  const input = await field()
  await userEvent.clear(input)
  await userEvent.type(input, 'kalmar')
  expect(await screen.findByText('21 träffar · De 20 bästa visas.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Visa fler' }))
  await waitFor(() => expect(screen.getByRole('list', { name: 'Träffar' }).children).toHaveLength(21))
})

test('while the index is built one sees how far it has come', async () => {
  const window = await openWindow('/search?q=kalmar')
  between(async (name, _input, ask) =>
    name === 'search.state' ? { ok: true, value: { phase: 'building', done: 320, total: 1000 } } : ask(),
  )
  await write(window, note('Kalmar'))
  expect(await screen.findByText(/320 av 1000 klara/)).toBeVisible()
  expect(screen.getByRole('progressbar', { name: 'Sökregistret byggs' })).toHaveAttribute('aria-valuenow', '320')
})

test('a note saved while the results are shown joins them', async () => {
  const window = await openWindow('/search?q=kalmar')
  await write(window, note('Kalmar ett'))
  expect(await hits()).toHaveLength(1)
  await window.call('journal.save', { id: newId(), draft: note('Kalmar två'), base: 0 })
  await waitFor(async () => expect(await hits()).toHaveLength(2))
})
