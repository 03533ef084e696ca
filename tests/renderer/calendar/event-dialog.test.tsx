import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { newId } from '../../../renderer/api/new-id.ts'
import { textFromLines } from '../../../shared/rich-text.ts'
import { at, draft, here, openCalendar } from './calendar-window.ts'

const month = '/calendar?view=month&date=2019-01-22'
const titleField = () => screen.findByRole('textbox', { name: 'Titel' })
const save = () => userEvent.click(screen.getByRole('button', { name: 'Spara' }))

async function openEvent(...drafts: Parameters<typeof draft>) {
  const window = await openCalendar(month, [draft(...drafts)])
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(`^(\\d\\d\\.\\d\\d )?${drafts[0]}`) }))
  await titleField()
  return { ...window, id: window.ids[0]! }
}

test('an event without a title is not saved, and the dialog says why', async () => {
  const { call } = await openCalendar(`${month}&new`)
  await titleField()
  await save()
  expect(await screen.findByText('Ge händelsen en titel, så hittar du den igen.')).toBeVisible()
  expect(await call('calendar.list', { from: '2019-01-01', to: '2019-02-01', zone: 'UTC' })).toHaveLength(0)
  await userEvent.type(await titleField(), 'Planeringsdag')
  await userEvent.click(screen.getByRole('radio', { name: 'Hela dagen' }))
  await save()
  expect(await screen.findByRole('button', { name: /^Planeringsdag, Eget, tis 22 jan 2019, v\. 4$/ })).toBeVisible()
})

test('an event that ends before it starts is refused in words, and nothing written is lost', async () => {
  const { call, id } = await openEvent('Möte', { when: at('2019-01-22T09:00', '2019-01-22T10:00') })
  await userEvent.type(await titleField(), ' i Örebro')
  const [hour] = within(screen.getByRole('group', { name: 'Sluttid' })).getAllByRole('spinbutton')
  hour!.focus()
  await userEvent.keyboard('08')
  await save()
  expect(await screen.findByText('Händelsen kan inte sluta innan den börjar.')).toBeVisible()
  expect(await titleField()).toHaveValue('Möte i Örebro')
  expect((await call('calendar.read', { id })).rev).toBe(1)
})

test('a link that is no address is refused', async () => {
  await openEvent('Webbinarium')
  await userEvent.type(screen.getByRole('textbox', { name: 'Länk' }), 'javascript:alert(1)')
  await save()
  expect(await screen.findByText(/Skriv en hel adress/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Öppna länken' })).toBeNull()
})

test('several reminders, a place and a description are kept', async () => {
  const { call, id } = await openEvent('Webbinarium')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Dagen före kl. 09.00' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'En vecka före kl. 09.00' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Plats' }), 'Kalmar')
  await userEvent.type(screen.getByRole('textbox', { name: 'Beskrivning' }), 'Rad ett{Enter}Rad två')
  await save()
  await waitFor(() => expect(here()).toBe(month))
  const { content } = await call('calendar.read', { id })
  expect(content).toMatchObject({
    location: 'Kalmar',
    description: 'Rad ett\nRad två',
    alarms: [{ minutesBefore: 900 }, { minutesBefore: 9540 }],
    sequence: 1,
  })
})

test('Escape asks before words are lost; one can stay, throw away or save', async () => {
  const { call, id } = await openEvent('Webbinarium')
  await userEvent.type(await titleField(), ' 1')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Fortsätt skriva' }))
  expect(await titleField()).toHaveValue('Webbinarium 1')

  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Släng ändringarna' }))
  await waitFor(() => expect(here()).toBe(month))
  expect((await call('calendar.read', { id })).content.summary).toBe('Webbinarium')
})

test('words left by Back are there when one comes again', async () => {
  const { id } = await openEvent('Webbinarium')
  await userEvent.type(await titleField(), ' som inte sparats')
  history.back()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.click(await screen.findByRole('button', { name: /^Webbinarium/ }))
  expect(await titleField()).toHaveValue('Webbinarium som inte sparats')
  expect(screen.getByText(/Här är det du skrev förra gången/)).toBeVisible()
  expect(here()).toContain(id)
})

test('a change somewhere else is told of, both can be seen, and mine can be saved over it', async () => {
  const { call, id } = await openEvent('Webbinarium')
  await userEvent.clear(await titleField())
  await userEvent.type(await titleField(), 'Min titel')
  await call('calendar.save', { id, draft: draft('Deras titel'), base: 1 })
  await save()
  expect(await screen.findByText(/Händelsen har ändrats på ett annat ställe/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Visa den andra' }))
  expect(await titleField()).toHaveValue('Deras titel')
  await userEvent.click(screen.getByRole('button', { name: 'Tillbaka till min' }))
  expect(await titleField()).toHaveValue('Min titel')
  await userEvent.click(screen.getByRole('button', { name: 'Spara min ändå' }))
  await waitFor(async () => expect(await call('calendar.read', { id })).toMatchObject({ rev: 3, content: { summary: 'Min titel' } }))
})

test('deleting is instant and can be undone', async () => {
  const { call } = await openEvent('Webbinarium')
  await userEvent.click(screen.getByRole('button', { name: 'Ta bort' }))
  expect(await screen.findByText('”Webbinarium” är borttagen.')).toBeVisible()
  const list = () => call('calendar.list', { from: '2019-01-01', to: '2019-02-01', zone: 'UTC' })
  expect(await list()).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: 'Ångra' }))
  await waitFor(async () => expect(await list()).toHaveLength(1))
  expect(await screen.findByRole('button', { name: /^Webbinarium, / })).toBeVisible()
})

test('a copy is an event of its own', async () => {
  const { call, id } = await openEvent('Webbinarium')
  await userEvent.click(screen.getByRole('button', { name: 'Kopiera' }))
  expect(await screen.findByRole('dialog', { name: 'Ny händelse' })).toBeVisible()
  await userEvent.type(await titleField(), ' 2')
  await save()
  await waitFor(async () => expect(await call('calendar.list', { from: '2019-01-01', to: '2019-02-01', zone: 'UTC' })).toHaveLength(2))
  const [first, second] = await call('calendar.list', { from: '2019-01-01', to: '2019-02-01', zone: 'UTC' })
  const [a, b] = await Promise.all([call('calendar.read', { id: first!.id }), call('calendar.read', { id: second!.id })])
  expect(a.content.uid).not.toBe(b.content.uid)
  expect([a, b].find((one) => one.id === id)?.content.summary).toBe('Webbinarium')
})

test('the notes about an event stand with it, and another is begun from there', async () => {
  const { call, ids } = await openCalendar(month, [draft('Webbinarium')])
  const note = {
    date: '2019-01-22',
    body: textFromLines('Det jag tar med mig'),
    tags: [],
    links: [{ kind: 'event' as const, id: ids[0]! }],
  }
  await call('journal.save', { id: newId(), draft: note, base: 0 })
  await userEvent.click(await screen.findByRole('button', { name: /^Webbinarium/ }))
  expect(await screen.findByRole('link', { name: 'Det jag tar med mig' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Ny anteckning om händelsen' }))
  await waitFor(() => expect(location.pathname).toMatch(/^\/journal\//))
  expect(history.state).toEqual({ new: true, links: [{ kind: 'event', id: ids[0] }] })
})

test('an event that is gone says so', async () => {
  await openCalendar(`/calendar/${newId()}`)
  expect(await screen.findByRole('dialog', { name: 'Händelsen finns inte' })).toBeVisible()
})

test('focus lands on a new event, on its day when it is deleted, and on the event again when that is undone', async () => {
  await openCalendar(month, [draft('Annat', { when: { type: 'date', start: '2019-01-08', end: '2019-01-09', timeUnset: true } })])
  await screen.findByRole('button', { name: /^Annat/ })
  await userEvent.keyboard('n')
  await titleField()
  await userEvent.keyboard('Planeringsdag{Control>}{Enter}{/Control}')
  await waitFor(() => expect(screen.getByRole('button', { name: /^Planeringsdag/ })).toHaveFocus())

  await userEvent.keyboard('{Enter}')
  await titleField()
  await userEvent.click(screen.getByRole('button', { name: 'Ta bort' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'tisdag 22 januari 2019, inga händelser' })).toHaveFocus())

  await userEvent.click(await screen.findByRole('button', { name: 'Ångra' }))
  await waitFor(() => expect(screen.getByRole('button', { name: /^Planeringsdag/ })).toHaveFocus())
})

test('where the event is out of sight, focus lands in the room', async () => {
  await openCalendar('/calendar?view=agenda&date=2019-01-10', [draft('Webbinarium')])
  await userEvent.click(await screen.findByRole('button', { name: /Webbinarium, tis/ }))
  await titleField()
  await userEvent.click(screen.getByRole('button', { name: 'Ta bort' }))
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus())
})

test('a time zone is called by its city, and found by the region too', async () => {
  await openEvent('Möte', { when: { type: 'time', start: '2019-01-22T09:00', end: '2019-01-22T10:00', zone: 'America/New_York' } })
  const field = screen.getByRole('combobox', { name: /Tidszon/ })
  expect(field).toHaveValue('New York')
  expect(screen.getByText(/^Tiderna gäller i New York\./)).toBeVisible()
  await userEvent.clear(field)
  await userEvent.type(field, 'america/los')
  expect(await screen.findByRole('option', { name: /^Los Angeles/ })).toBeVisible()
})
