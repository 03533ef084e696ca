import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { idFrom } from '../../../shared/id.ts'
import { events } from '../../../shared/contract.ts'
import * as v from 'valibot'

vi.mock('electron', () => ({ app: {} }))
const { placeAmong, placeOf } = await import('../../../main/electron/links.ts')

const id = '01900000-0000-7000-8000-000000000001'

describe('placeOf', () => {
  it('knows the links that the app makes', () => {
    expect(placeOf(`bollplank://note/${id}`)).toBe(`/journal/${id}`)
    expect(placeOf(`bollplank://event/${id}`)).toBe(`/calendar/${id}`)
  })

  it.each([
    '',
    'bollplank://',
    `bollplank://note/${id}/`,
    `bollplank://note/${id}?x`,
    `bollplank://note/${id}\n`,
    `bollplank://note/${id}/../../settings`,
    `bollplank://note/../${id}`,
    `bollplank://note/${id.toUpperCase().replace('0', 'A')}`,
    `bollplank://note/${id.replace('-7', '-4')}`,
    `bollplank://settings/${id}`,
    `bollplank://constructor/${id}`,
    `BOLLPLANK://note/${id}`,
    ` bollplank://note/${id}`,
    `https://example.org/?bollplank://note/${id}`,
    'bollplank://note/javascript:alert(1)',
  ])('refuses %j', (text) => expect(placeOf(text)).toBeNull())

  it('gives a place that the contract lets through, for every id', () => {
    const anyId = fc.tuple(fc.nat(), fc.uint8Array({ minLength: 10, maxLength: 10 })).map(([time, random]) => idFrom(time, random))
    fc.assert(
      fc.property(anyId, fc.constantFrom('note', 'event'), (one, kind) => {
        expect(v.is(events.navigate, { to: placeOf(`bollplank://${kind}/${one}`) })).toBe(true)
      }),
    )
  })
})

describe('placeAmong', () => {
  it('finds the link wherever the system puts it', () => {
    expect(placeAmong(['/opt/bollplank', '--flag', `bollplank://event/${id}`, '--more'])).toBe(`/calendar/${id}`)
    expect(placeAmong(['/opt/bollplank', `--x=bollplank://event/${id}`])).toBeNull()
    expect(placeAmong([])).toBeNull()
  })
})
