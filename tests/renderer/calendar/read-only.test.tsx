import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Route } from 'wouter'
import { queryClient } from '../../../renderer/api/queries.ts'
import { AppContext } from '../../../renderer/api/use-app.ts'
import { Calendar } from '../../../renderer/calendar/calendar.tsx'
import { defaultSettings } from '../../../shared/settings.ts'
import { draft, go, here, openCalendar } from './calendar-window.ts'

test('where nothing may be written, everything can be read and nothing changed', async () => {
  const { call, ids } = await openCalendar('/calendar?view=month&date=2019-01-22', [draft('Webbinarium')])
  const state = await call('app.state', {})
  cleanup()
  go(`/calendar/${ids[0]}`)
  render(
    <QueryClientProvider client={queryClient}>
      <AppContext value={{ state, settings: defaultSettings, language: 'sv', zone: 'Europe/Stockholm', canWrite: false, change: () => {} }}>
        <Route path="/calendar/:id?">{({ id }) => <Calendar id={id} />}</Route>
      </AppContext>
    </QueryClientProvider>,
  )
  expect(await screen.findByRole('textbox', { name: 'Titel' })).toBeDisabled()
  expect(screen.getByRole('textbox', { name: 'Titel' })).toHaveValue('Webbinarium')
  expect(screen.queryByRole('button', { name: 'Spara' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Ta bort' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Exportera den här händelsen' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Stäng' }))

  go('/calendar?new')
  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
  await userEvent.keyboard('n')
  expect(here()).toBe('/calendar?new')
  expect(screen.queryByRole('dialog', { name: 'Ny händelse' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Ny händelse' })).toBeNull()
  expect((await call('calendar.read', { id: ids[0]! })).rev).toBe(1)
})
