import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openWindow } from '../../support/window.tsx'

test('single keys work until they are turned off, everywhere, and the list of keys says so', async () => {
  const { call } = await openWindow('/')
  await screen.findByRole('heading', { level: 1 })
  await userEvent.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Tangenter' })
  expect(within(sheet).getByText('Ny händelse')).toBeVisible()
  expect(within(sheet).queryByText(/Enkeltangenter är avstängda/)).toBeNull()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  await userEvent.click(screen.getByRole('link', { name: /Inställningar/ }))
  const box = await screen.findByRole('checkbox', { name: /^Enkeltangenter/ })
  expect(box).toBeChecked()
  await userEvent.click(box)
  await waitFor(() => expect(box).not.toBeChecked())
  expect((await call('app.settings', {})).singleKeys).toBe(false)

  await userEvent.click(screen.getByRole('link', { name: /Kalender/ }))
  await screen.findByRole('radio', { name: 'Månad' }, { timeout: 5000 })
  await userEvent.keyboard('?n2t')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('radio', { name: 'Månad' })).toBeChecked()

  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await screen.findByRole('searchbox'), 'tan')
  await userEvent.keyboard('{Enter}')
  const after = await screen.findByRole('dialog', { name: 'Tangenter' })
  expect(within(after).getByText(/Enkeltangenter är avstängda/)).toBeVisible()
  expect(within(after).queryByText('Ny händelse')).toBeNull()
})
