import fc from 'fast-check'
import { expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ app: {}, BrowserWindow: {}, dialog: {} }))
const { safeName } = await import('../../../main/electron/shell.ts')

it.each([
  ['processtod-2019.ics', 'processtod-2019.ics'],
  ['Möte: Örebro/Växjö?.ics', 'Växjö-.ics'],
  ['../../.bashrc', 'bashrc'],
  ['C:\\Windows\\a.ics', 'a.ics'],
  ['a\0b\n.ics', 'a-b-.ics'],
  ['a.ics. .', 'a.ics'],
  ['..', 'Bollplank'],
  ['', 'Bollplank'],
])('offers the name %j as %j', (given, name) => expect(safeName(given)).toBe(name))

it('offers a name that stays in the folder, whatever is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      expect(safeName(given)).toMatch(/^[^/\\:\p{Cc}.][^/\\:\p{Cc}]*$/u)
    }),
  )
})
