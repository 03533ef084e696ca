import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { at, draft, here, openCalendar } from './calendar-window.ts'

const grid = () => screen.findByRole('group', { name: /^(Kalender|Calendar),/ })

test('an empty calendar says what it is for, and takes in the example programme', async () => {
  const { call } = await openCalendar('/calendar')
  expect(await screen.findByRole('heading', { name: 'Din kalender är tom' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Lägg till Processtöd våren 2019' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'januari 2019' })).toBeVisible()
  expect(
    await within(await grid()).findByRole('button', { name: /^Webbinarium 1.*tis 22 jan 2019, v\. 4, tid ej fastställd$/ }),
  ).toBeVisible()
  expect(await call('calendar.list', { from: '2019-01-01', to: '2019-07-01', zone: 'Europe/Stockholm' })).toHaveLength(8)
})

test('an empty period says so quietly and leads to the nearest event', async () => {
  await openCalendar('/calendar?view=month&date=2026-11-22', [draft('Webbinarium')])
  expect(await screen.findByText('Inga händelser den här månaden.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Gå till tis 22 jan 2019' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'januari 2019' })).toBeVisible()
  expect(here()).toBe('/calendar?view=month&date=2019-01-22')
})

test('the address says where one is, Back leads back, and the view is remembered', async () => {
  const { call } = await openCalendar('/calendar?view=month&date=2019-01-22', [draft('Webbinarium')])
  await userEvent.click(await screen.findByRole('radio', { name: 'Vecka' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Vecka 4, 21–27 januari 2019' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Nästa vecka' }))
  expect(await screen.findByRole('heading', { level: 1, name: /^Vecka 5, 28 januari\s*–\s*3 februari 2019$/ })).toBeVisible()
  expect(here()).toBe('/calendar?view=week&date=2019-01-29')
  history.back()
  expect(await screen.findByRole('heading', { level: 1, name: 'Vecka 4, 21–27 januari 2019' })).toBeVisible()
  history.back()
  expect(await screen.findByRole('heading', { level: 1, name: 'januari 2019' })).toBeVisible()
  expect((await call('app.settings', {})).calendarView).toBe('week')
})

test('an event is opened from the grid over its period, and closing it leads back there', async () => {
  const { ids } = await openCalendar('/calendar?view=month&date=2019-01-02', [draft('Webbinarium 1')])
  await userEvent.click(await screen.findByRole('button', { name: /^Webbinarium 1/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Händelse' })
  expect(within(dialog).getByRole('textbox', { name: 'Titel' })).toHaveValue('Webbinarium 1')
  expect(here()).toBe(`/calendar/${ids[0]}?view=month&date=2019-01-02`)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(here()).toBe('/calendar?view=month&date=2019-01-02'))
})

test('a link to an event shows the calendar on its day', async () => {
  const { ids } = await openCalendar('/', [draft('Webbinarium 1')])
  history.pushState(null, '', `/calendar/${ids[0]}`)
  expect(await screen.findByRole('dialog', { name: 'Händelse' })).toBeVisible()
  await waitFor(() => expect(document.title).toBe('januari 2019 – Bollplank'))
})

test('arrows walk over the days, Enter makes an event there, and it is on disk', async () => {
  const { call } = await openCalendar('/calendar?view=month&date=2019-01-22', [draft('Webbinarium', { when: { type: 'none' } })])
  const day = await screen.findByRole('button', { name: 'tisdag 22 januari 2019, inga händelser' })
  day.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowDown}')
  expect(screen.getByRole('button', { name: 'onsdag 30 januari 2019, inga händelser' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: 'Ny händelse' })).toBeVisible()
  await userEvent.keyboard('Dialogmöte{Control>}{Enter}{/Control}')
  expect(await screen.findByRole('button', { name: /^Dialogmöte, Eget, ons 30 jan 2019, v\. 5, tid ej fastställd$/ })).toBeVisible()
  const [made] = await call('calendar.list', { from: '2019-01-30', to: '2019-01-31', zone: 'Europe/Stockholm' })
  expect(made).toMatchObject({
    title: 'Dialogmöte',
    digest: { when: { type: 'date', start: '2019-01-30', end: '2019-01-31', timeUnset: true } },
  })
})

test('in a week the keyboard stands on a half hour, and a new event lies there', async () => {
  await openCalendar('/calendar?view=week&date=2019-01-22', [draft('Webbinarium')])
  const slot = await screen.findByRole('button', { name: 'tisdag 22 januari 2019, kl. 08.00' })
  slot.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(screen.getByRole('button', { name: 'onsdag 23 januari 2019, kl. 08.30' })).toHaveFocus()
  await userEvent.keyboard('{PageDown}')
  await waitFor(() => expect(screen.getByRole('button', { name: 'onsdag 30 januari 2019, kl. 08.30' })).toHaveFocus())
  await userEvent.keyboard('n')
  expect(await screen.findByText('ons 30 jan 2019, v. 5, kl. 08.30–09.30')).toBeVisible()
})

test('Ctrl and arrows move an event, several presses are undone as one', async () => {
  const { call, ids } = await openCalendar('/calendar?view=month&date=2019-01-22', [
    draft('Möte', { when: at('2019-01-22T09:00', '2019-01-22T10:00') }),
  ])
  const button = await screen.findByRole('button', { name: /Möte, Webbinarium, tis 22 jan/ })
  button.focus()
  await userEvent.keyboard('{Control>}{ArrowRight}{ArrowRight}{ArrowDown}{/Control}')
  await waitFor(() => expect(screen.getByRole('button', { name: /Möte, Webbinarium, tors 31 jan/ })).toHaveFocus())
  await waitFor(async () =>
    expect((await call('calendar.read', { id: ids[0]! })).content.when).toEqual(at('2019-01-31T09:00', '2019-01-31T10:00')),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Ångra' }))
  await waitFor(async () =>
    expect((await call('calendar.read', { id: ids[0]! })).content.when).toEqual(at('2019-01-22T09:00', '2019-01-22T10:00')),
  )
  expect(await screen.findByRole('button', { name: /Möte, Webbinarium, tis 22 jan/ })).toBeVisible()
})

test('single keys change view and day, but not while one writes', async () => {
  await openCalendar('/calendar?view=month&date=2019-01-22', [draft('Webbinarium')])
  await screen.findByRole('button', { name: /^Webbinarium/ })
  await userEvent.keyboard('3')
  expect(await screen.findByRole('heading', { level: 1, name: 'tisdag 22 januari 2019' })).toBeVisible()
  await userEvent.keyboard('n')
  const title = await screen.findByRole('textbox', { name: 'Titel' })
  await userEvent.type(title, 'nt4')
  expect(title).toHaveValue('nt4')
  expect(screen.getAllByRole('dialog')).toHaveLength(1)
})

test('one goes to a week by its number, and is told when there is no such day', async () => {
  await openCalendar('/calendar?view=week&date=2019-01-22', [draft('Webbinarium')])
  await userEvent.click(await screen.findByRole('button', { name: 'Gå till dag eller vecka' }))
  const field = await screen.findByRole('textbox', { name: 'Dag eller vecka' })
  await userEvent.type(field, '30/2')
  await userEvent.click(screen.getByRole('button', { name: 'Gå dit' }))
  expect(await screen.findByText(/Det går inte att läsa som en dag/)).toBeVisible()
  await userEvent.clear(field)
  await userEvent.type(field, 'v. 19')
  await userEvent.click(screen.getByRole('button', { name: 'Gå dit' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Vecka 19, 6–12 maj 2019' })).toBeVisible()
})

test('one programme at a time, or what belongs to none', async () => {
  const { call } = await openCalendar('/calendar?view=month&date=2019-01-22', [draft('Frukost', { category: 'own' })])
  await call('calendar.addExample', { example: 'ex-2019', language: 'sv' })
  await screen.findByRole('button', { name: /^Webbinarium 1/ })
  await userEvent.click(await screen.findByRole('button', { name: /Visa/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Utanför program' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Webbinarium 1/ })).toBeNull())
  expect(screen.getByRole('button', { name: /^Frukost/ })).toBeVisible()
  expect(here()).toContain('programme=own')
})

test('the list stands day by day, what has no date first, and sets what is missing', async () => {
  const { call, ids } = await openCalendar('/calendar?view=agenda&date=2019-01-10', [
    draft('Fredagslunch', { when: { type: 'none' } }),
    draft('Webbinarium 1'),
    draft('Regional träff', { category: 'meeting', when: { type: 'date', start: '2019-02-09', end: '2019-02-11', timeUnset: false } }),
    draft('Långt fram', { when: { type: 'date', start: '2019-06-01', end: '2019-06-02', timeUnset: false } }),
  ])
  expect(await screen.findByRole('button', { name: /^9–10 feb Regional träff/ })).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'Utan datum',
    'tisdag 22 januari 2019v. 4',
    'lördag 9 februari 2019v. 6',
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Visa fler' }))
  expect(await screen.findByRole('heading', { name: /lördag 1 juni 2019/ })).toBeVisible()

  await userEvent.click(screen.getByRole('button', { name: 'Sätt tid för Webbinarium 1' }))
  await screen.findByRole('dialog', { name: 'Händelse' })
  await userEvent.keyboard('1300{Control>}{Enter}{/Control}')
  await waitFor(async () =>
    expect((await call('calendar.read', { id: ids[1]! })).content).toMatchObject({
      when: at('2019-01-22T13:00', '2019-01-22T14:00'),
      transp: 'OPAQUE',
    }),
  )
  expect(await screen.findByRole('button', { name: /^kl\. 13\.00–14\.00 Webbinarium 1/ })).toBeVisible()
})

test('the list moves events by key too, and focus goes along', async () => {
  await openCalendar('/calendar?view=agenda&date=2019-01-10', [draft('Webbinarium 1'), draft('Webbinarium 2')])
  const row = await screen.findByRole('button', { name: /^tid ej fastställd Webbinarium 1/ })
  row.focus()
  await userEvent.keyboard('{Control>}{ArrowRight}{/Control}')
  expect(await screen.findByRole('heading', { name: /onsdag 23 januari 2019/ })).toBeVisible()
  await waitFor(() => expect(document.activeElement).toHaveTextContent('Webbinarium 1'))
})

test('the calendar speaks English', async () => {
  await openCalendar('/calendar?view=week&date=2019-01-22', [draft('Webinar', { status: 'CANCELLED' })], 'en')
  expect(await screen.findByRole('heading', { level: 1, name: 'Week 4, 21–27 January 2019' })).toBeVisible()
  expect(await screen.findByRole('button', { name: /^cancelled: Webinar, Webinar, Tue 22 Jan 2019, week 4, time not set$/ })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Tuesday 22 January 2019, 1 event' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Tuesday 22 January 2019, 08:00' })).toBeVisible()
})
