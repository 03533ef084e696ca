import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { draft, openCalendar } from './calendar-window.ts'

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

for (const view of ['month', 'week', 'agenda'])
  test(`Escape leads back from an event to where it was opened (${view})`, async () => {
    await openCalendar(`/calendar?view=${view}&date=2019-01-22`, [draft('Webbinarium')])
    const event = await screen.findByRole('button', { name: /^Webbinarium/ })
    event.focus()
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('textbox', { name: 'Titel' })
    await userEvent.keyboard('{Escape}')
    await gone()
    await waitFor(() => expect(screen.getByRole('button', { name: /^Webbinarium/ })).toHaveFocus())
  })

test('Escape leads back from the export to its button', async () => {
  await openCalendar('/calendar?view=agenda&date=2019-01-22', [draft('Webbinarium')])
  const button = await screen.findByRole('button', { name: 'Exportera' })
  button.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await userEvent.keyboard('{Escape}')
  await gone()
  await waitFor(() => expect(button).toHaveFocus())
})

test('Escape leads back from the export of one event to the event', async () => {
  await openCalendar('/calendar?view=agenda&date=2019-01-22', [draft('Webbinarium')])
  const event = await screen.findByRole('button', { name: /^Webbinarium/ })
  event.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('textbox', { name: 'Titel' })
  await userEvent.click(screen.getByRole('button', { name: /Exportera/ }))
  await screen.findByRole('dialog', { name: /[Ee]xport/ })
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Titel' })).toBeVisible())
  await waitFor(() => expect(document.activeElement?.closest('[role="dialog"]')).not.toBeNull())
  await userEvent.keyboard('{Escape}')
  await gone()
  await waitFor(() => expect(screen.getByRole('button', { name: /^Webbinarium/ })).toHaveFocus())
})
