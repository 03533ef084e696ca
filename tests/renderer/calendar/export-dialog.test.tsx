import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { at, draft, openCalendar } from './calendar-window.ts'

const events = [
  draft('Webbinarium 1'),
  draft('Regional träff', { category: 'meeting', when: { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false } }),
  draft('Samtal', { category: 'coaching', description: 'Hemligt', when: at('2019-04-16T10:00', '2019-04-16T10:45') }),
  draft('Fredagslunch', { when: { type: 'none' } }),
]

test('the dialog says what the file will hold, and the shell keeps it', async () => {
  const { kept } = await openCalendar('/calendar?view=month&date=2019-01-22&export', events)
  const holds = await screen.findByRole('region', { name: 'Filen innehåller' })
  expect(
    within(holds)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    '3 händelser, tis 22 jan–fre 10 maj 2019',
    '1 utan klockslag. Den läggs in som heldag som inte upptar tiden, märkt tid ej fastställd.',
    '1 händelse utan datum är inte med.',
    '1 coachning visas bara som Coachning, utan titel, plats och beskrivning.',
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Spara filen' }))
  expect(await screen.findByText(/^Filen är sparad: .*\.ics$/)).toBeVisible()
  expect(kept[0]?.text).toContain('SUMMARY:Regional träff')
  expect(kept[0]?.text).not.toContain('Hemligt')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('it says honestly what the program one sends to will do', async () => {
  await openCalendar('/calendar?export', events)
  expect(await screen.findByText(/Outlook lägger in händelserna på nytt varje gång/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Till/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Google Kalender' }))
  expect(await screen.findByText(/Google Kalender tar inte med påminnelser/)).toBeVisible()
})

test('one event goes out from its own dialog', async () => {
  const { kept } = await openCalendar('/calendar?view=month&date=2019-01-22', events)
  await userEvent.click(await screen.findByRole('button', { name: /^Webbinarium 1/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Exportera den här händelsen' }))
  expect(await screen.findByRole('radio', { name: 'Den här händelsen: Webbinarium 1' })).toBeChecked()
  expect(await screen.findByText('1 händelse, tis 22 jan 2019')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Spara filen' }))
  await waitFor(() => expect(kept).toHaveLength(1))
  expect(kept[0]?.text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
})

test('a period without events gives no file', async () => {
  const { kept } = await openCalendar('/calendar?view=day&date=2019-01-01&export', events)
  await userEvent.click(await screen.findByRole('radio', { name: 'En period' }))
  expect(await screen.findByText('Filen blir tom. Välj något annat ovan.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Spara filen' })).toBeDisabled()
  expect(kept).toHaveLength(0)
})

test('events are picked one by one, by keyboard too', async () => {
  const { kept } = await openCalendar('/calendar?export', events)
  await userEvent.click(await screen.findByRole('radio', { name: 'Valda händelser' }))
  expect(screen.getByRole('button', { name: 'Spara filen' })).toBeDisabled()
  expect(screen.getByText('Välj minst en händelse.')).toBeVisible()
  const list = await screen.findByRole('listbox', { name: 'Valda händelser' })
  await userEvent.click(await within(list).findByRole('option', { name: /Regional träff/ }))
  await userEvent.keyboard('{ArrowDown} ')
  expect(await screen.findByText(/^2 händelser, /)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Spara filen' }))
  await waitFor(() => expect(kept).toHaveLength(1))
  expect(kept[0]?.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
})
