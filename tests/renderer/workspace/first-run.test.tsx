import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWindow } from '../../support/window.tsx'

test('the first run asks for language, folder and how to begin, and starts with the programme', async () => {
  const { folder, call } = await openWindow('/', {}, false)
  expect(await screen.findByRole('heading', { name: 'Välkommen till Bollplank' })).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Var ska dina anteckningar ligga?' })).toHaveValue(folder)
  await userEvent.click(screen.getByRole('button', { name: 'Börja' }))
  expect(await screen.findByRole('heading', { name: 'De närmaste två veckorna' })).toBeVisible()
  expect(existsSync(join(folder, 'workspace.json'))).toBe(true)
  expect(await call('calendar.list', { from: '2019-01-01', to: '2020-01-01', zone: 'Europe/Stockholm' })).toHaveLength(8)
})

test('a folder that holds other things is refused with what to do', async () => {
  await openWindow('/', {}, false)
  const field = await screen.findByRole('textbox', { name: 'Var ska dina anteckningar ligga?' })
  await userEvent.clear(field)
  await userEvent.type(field, process.cwd())
  await userEvent.click(screen.getByRole('button', { name: 'Börja' }))
  expect(await screen.findByText(/Mappen innehåller redan annat/)).toBeVisible()
})

test.each([
  ['/dev/null/x', 'Mappen gick inte att skapa. Välj en annan mapp.'],
  ['relative/x', /^Skriv hela sökvägen, till exempel \//],
])('a folder that cannot be made (%s) is told at its field, which gets the focus', async (folder, told) => {
  await openWindow('/', {}, false)
  const field = await screen.findByRole('textbox', { name: 'Var ska dina anteckningar ligga?' })
  await userEvent.clear(field)
  await userEvent.type(field, folder)
  await userEvent.click(screen.getByRole('button', { name: 'Börja' }))
  expect(await screen.findByText(told)).toBeVisible()
  expect(field).toHaveFocus()
  expect(screen.getByRole('button', { name: 'Börja' })).toBeEnabled()
})

test('another workspace that cannot be made is told at its field in the settings', async () => {
  await openWindow('/settings')
  const field = await screen.findByRole('textbox', { name: 'Byt arbetsyta' })
  await userEvent.type(field, '/dev/null/x')
  await userEvent.click(screen.getByRole('button', { name: 'Öppna eller skapa' }))
  expect(await screen.findByText('Mappen gick inte att skapa. Välj en annan mapp.')).toBeVisible()
  expect(field).toHaveFocus()
})

test('the language is changed without a restart, and every text with it', async () => {
  const { call } = await openWindow('/settings')
  await userEvent.click(await screen.findByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')
  await waitFor(async () => expect((await call('app.settings', {})).language).toBe('en'))
})
