import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Id, idFrom } from '../../shared/id.ts'

const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const random = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('an id has the form of a UUIDv7, with the time first and every random bit kept', () => {
  expect(idFrom(0x0123456789ab, new Uint8Array(10).fill(0xff))).toBe('01234567-89ab-7fff-bfff-ffffffffffff')
  expect(idFrom(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000')
  fc.assert(
    fc.property(time, random, (now, bytes) => {
      const id = idFrom(now, bytes)
      expect(v.is(Id, id)).toBe(true)
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now)
    }),
  )
})

test('a later id sorts after an earlier one, whatever the random bytes', () => {
  fc.assert(
    fc.property(time, time, random, random, (a, b, first, second) => {
      fc.pre(a !== b)
      expect(idFrom(a, first) < idFrom(b, second)).toBe(a < b)
    }),
  )
})

test.each([
  '',
  '..',
  '01234567-89ab-7fff-bfff-fffffffffff',
  '01234567-89AB-7FFF-BFFF-FFFFFFFFFFFF',
  '01234567-89ab-4fff-bfff-ffffffffffff',
  '01234567-89ab-7fff-cfff-ffffffffffff',
  '../34567-89ab-7fff-bfff-ffffffffffff',
  '01234567-89ab-7fff-bfff-ffffffffffff\n',
  '01234567-89ab-7fff-bfff-ffffffffffff.json',
])('%j is no id', (text) => {
  expect(v.is(Id, text)).toBe(false)
})
