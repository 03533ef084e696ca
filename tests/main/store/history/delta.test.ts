import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { compress, expand } from '../../../../main/store/history/delta.ts'
import { noteFile, sentence, sentences } from '../../../support/kept-note.ts'

/** Byte strings of all lengths up to a few pieces, half of them alike to some degree. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(40_000)).map(([part, length]) => repeated(part, length)),
  fc.nat(40_000).map((length) => new Uint8Array(randomBytes(length))),
)
const repeated = (part: Uint8Array, length: number) => Uint8Array.from({ length }, (_none, n) => part[n % part.length]!)
const edits = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(3000), put: fc.uint8Array({ maxLength: 3000 }) }), { maxLength: 4 })

function edited(old: Uint8Array, changes: readonly { at: number; cut: number; put: Uint8Array }[]): Buffer {
  let now = Buffer.from(old)
  for (const { at, cut, put } of changes) {
    const place = at % (now.length + 1)
    now = Buffer.concat([now.subarray(0, place), put, now.subarray(place + cut)])
  }
  return now
}

const roundTrip = (now: Uint8Array, previous?: Uint8Array) => expand(compress(now, previous), now.length, previous).equals(now)

test('any bytes come back, alone or against any others', () => {
  fc.assert(fc.property(bytes, fc.option(bytes, { nil: undefined }), (now, previous) => roundTrip(now, previous)))
})

test('any edit of any bytes comes back', () => {
  fc.assert(fc.property(bytes, edits, (old, changes) => roundTrip(edited(old, changes), old)))
})

test('at the edges of the pieces everything comes back', () => {
  const old = randomBytes(70_000)
  for (const edge of [0, 8192, 16_384, 24_576, 32_768, 65_536]) {
    for (const length of [edge - 1, edge, edge + 1].filter((n) => n >= 0)) {
      expect(roundTrip(old.subarray(0, length), old)).toBe(true)
      expect(roundTrip(old, old.subarray(0, length))).toBe(true)
    }
  }
})

const fileOf = (paragraphs: readonly string[]) => noteFile(paragraphs, 2).bytes

test.each([
  ['one sentence', 10, [17]],
  ['one sentence', 20, [40]],
  ['three places', 20, [3, 50, 97]],
  ['one sentence', 61, [150]],
  ['three places', 61, [3, 150, 280]],
])('%s in %d KB takes at most 5 %% of the text', (_what, kilobytes, places) => {
  const old = sentences(kilobytes)
  const now = [...old]
  for (const place of places) now[place] = sentence(9000 + place)
  const bytes = fileOf(now)
  expect(bytes.length).toBeGreaterThan(kilobytes * 900)
  const { kind, payload } = compress(bytes, fileOf(old))
  expect(kind).toBe('delta')
  expect(payload.length / bytes.length).toBeLessThan(0.05)
})

test('what was pasted at the top of a long text costs little more than itself', () => {
  const old = sentences(61)
  const bytes = fileOf([...sentences(4, 5000), ...old])
  const { kind, payload } = compress(bytes, fileOf(old))
  expect(kind).toBe('delta')
  expect(payload.length).toBeLessThan(compress(fileOf(sentences(4, 5000))).payload.length * 2)
})

test('another text altogether is kept whole', () => {
  expect(compress(randomBytes(20_000), randomBytes(20_000)).kind).toBe('full')
  expect(compress(fileOf(sentences(10))).kind).toBe('full')
})

test('a payload that is not what was written is refused, never expanded to other bytes of another length', () => {
  const old = fileOf(sentences(20))
  const now = fileOf([...sentences(20), 'och så en till'])
  const { kind, payload } = compress(now, old)
  expect(() => expand({ kind, payload: payload.subarray(0, -1) }, now.length, old)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  expect(() => expand({ kind, payload }, now.length + 1, old)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  expect(() => expand({ kind, payload }, now.length)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  expect(() => expand({ kind: 'full', payload: compress(now).payload }, now.length - 1)).toThrow(
    expect.objectContaining({ reason: 'damaged' }),
  )
})
