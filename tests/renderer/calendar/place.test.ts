import { expect, test } from 'vitest'
import { readAddress, slotOf, writeAddress } from '../../../renderer/calendar/place.ts'

test('an address is read as far as it makes sense', () => {
  expect(readAddress('view=week&date=2019-01-22')).toMatchObject({
    view: 'week',
    date: '2019-01-22',
    over: undefined,
    programme: undefined,
  })
  expect(readAddress('view=year&date=2019-02-30')).toMatchObject({ view: undefined, date: undefined })
  expect(readAddress('new').over).toBe('new')
  expect(readAddress('export&event=x').over).toBe('export')
})

test('an address that was written is read the same', () => {
  const written = writeAddress('an-id', { view: 'day', date: '2019-01-22', new: '', programme: undefined, title: 'å&?' })
  expect(written).toBe('/calendar/an-id?view=day&date=2019-01-22&new&title=%C3%A5%26%3F')
  expect(readAddress(written.split('?')[1]!).params.get('title')).toBe('å&?')
  expect(writeAddress(undefined, {})).toBe('/calendar')
})

test('a new event lies where the address says, if such a place exists', () => {
  const slot = (search: string) => slotOf(new URLSearchParams(search), '2019-01-22')
  expect(slot('at=09:00&until=10:00')).toEqual({ first: '2019-01-22', last: '2019-01-22', start: '09:00', end: '10:00' })
  expect(slot('last=2019-01-24')).toEqual({ first: '2019-01-22', last: '2019-01-24' })
  expect(slot('last=2018-01-24&at=25:00&until=xx')).toEqual({ first: '2019-01-22', last: '2019-01-22' })
})
