import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignment, diff3 } from '../../../../main/services/merge/diff3.ts'

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd.', '__proto__'), { maxLength: 30 })

/** What an alignment must be: pairs of the same, both rising. */
function check(from: readonly string[], to: readonly string[]): number[] {
  const places = alignment(from, to)
  expect(places).toHaveLength(from.length)
  let last = -1
  places.forEach((place, at) => {
    if (place < 0) return
    expect(to[place]).toBe(from[at])
    expect(place).toBeGreaterThan(last)
    last = place
  })
  return places
}

test('what is aligned is the same and in the same order', () => {
  fc.assert(fc.property(letters, letters, (from, to) => void check(from, to)))
  expect(alignment(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([0, -1, 2])
  expect(alignment([], ['a'])).toEqual([])
})

test('a very long text of few words is compared by sentence', () => {
  const sentence = (turn: number): string[] => [
    ...Array.from({ length: 12 }, (_, word) => `ord${(turn * 5 + word * word) % 23}`),
    `slut${turn}.`,
  ]
  const long = Array.from({ length: 700 }, (_, turn) => sentence(turn)).flat()
  const changed = [...long]
  changed[100] = 'ny'
  changed[9000] = 'ny'
  expect(check(long, changed).filter((place) => place < 0)).toHaveLength(2)
})

test('what cannot be compared in time is all changed', () => {
  const one = Array.from({ length: 9000 }, (_, at) => (at % 2 === 0 ? 'ja' : 'nej'))
  const other = ['x', ...one.slice(1, -1).toReversed(), 'y']
  expect(check(one, other).every((place) => place < 0)).toBe(true)
})

test('three lists are cut into stretches that cover them all', () => {
  fc.assert(
    fc.property(letters, letters, letters, (o, a, b) => {
      const chunks = diff3(o, a, b)
      for (const [list, side] of [
        [o, 'o'],
        [a, 'a'],
        [b, 'b'],
      ] as const)
        expect(chunks.flatMap((chunk) => list.slice(...chunk[side]))).toEqual(list)
      for (const { same, ...at } of chunks)
        if (same) expect([a.slice(...at.a), b.slice(...at.b)]).toEqual([o.slice(...at.o), o.slice(...at.o)])
    }),
  )
})
