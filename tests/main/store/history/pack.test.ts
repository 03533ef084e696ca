import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSeal, type Seal } from '../../../../main/store/encryption/seal.ts'
import { compress } from '../../../../main/store/history/delta.ts'
import { keptBytes } from '../../../../main/store/history/kept-bytes.ts'
import { contentAt, frameNext, type Pack, readPack, writePack } from '../../../../main/store/history/pack.ts'
import { decodeRecord, encodeRecord, type HistoryRecord } from '../../../../main/store/history/record.ts'
import { chainedNotes, forms } from '../../../support/kept-history.ts'
import { makeTrialSeal } from '../../../support/trial-seal.ts'

const name = 'note/a'
const at = '2019-01-22T09:00:00.000Z'
const read = (file: Buffer | null, seal: Seal) => readPack(file, name, [seal])
const revs = ({ records }: Pack) => records.map(({ header }) => header.rev)

/** The file as it grows version by version, from nothing. */
function grow(seal: Seal, notes = chainedNotes(3, 3)): Buffer[] {
  const files = [Buffer.alloc(0)]
  for (const { rev, bytes, sha256 } of notes) {
    const file = files.at(-1)!
    const pack = read(file, seal)
    const previous = pack.chain && contentAt(pack.records, pack.records.length - 1)
    const { kind, payload } = compress(bytes, previous)
    const record: HistoryRecord = { header: { rev, at, device: 'd', why: 'editing', sha256, bytes: bytes.length, kind }, payload }
    files.push(Buffer.concat([file.subarray(0, pack.end), frameNext(pack, name, seal, record)]))
  }
  return files
}
/** What stands between two states of the file: one record with its frame. */
const partsOf = (files: readonly Buffer[]) => files.slice(1).map((file, n) => file.subarray(n === 0 ? 8 : files[n]!.length))
const magic = Buffer.from('BPHIST1\n')

describe.each(forms)('%s', (form, makeSeal) => {
  const seal = makeSeal()
  const notes = chainedNotes(3, 3)
  const files = grow(seal, notes)
  const parts = partsOf(files)

  test('a pack is its magic and its records, three chains of a full one and two deltas, and reads as it was kept', () => {
    const file = files.at(-1)!
    expect(file.subarray(0, 8)).toEqual(magic)
    const pack = read(file, seal)
    expect(pack).toMatchObject({ end: file.length, isDamaged: false, isNewer: false, chain: { number: 3 } })
    expect(pack.records.map(({ header }) => header.kind)).toEqual([
      'full',
      'delta',
      'delta',
      'full',
      'delta',
      'delta',
      'full',
      'delta',
      'delta',
    ])
    for (const [n, note] of notes.entries()) expect(contentAt(pack.records, n)).toEqual(note.bytes)
    expect(writePack(pack.records, name, seal)).toHaveLength(file.length)
    expect(read(writePack(pack.records, name, seal), seal)).toMatchObject({ records: pack.records })
  })

  test('no file, an empty one and one shorter than the magic hold nothing and are begun anew', () => {
    for (const file of [null, Buffer.alloc(0), magic.subarray(0, 7)])
      expect(read(file, seal)).toEqual({ records: [], end: 0, chain: undefined, isDamaged: false, isNewer: false })
  })

  test('a file of a later app is newer; any other that is not ours is damaged', () => {
    expect(read(Buffer.from('BPHIST2\nwhatever comes then'), seal)).toMatchObject({ isNewer: true, records: [] })
    expect(read(Buffer.from('something else altogether'), seal)).toMatchObject({ isNewer: false, isDamaged: true, records: [], end: 25 })
  })

  test('after twenty deltas in a row the next version is full', () => {
    const pack = read(grow(seal, chainedNotes(1, 45)).at(-1)!, seal)
    const fulls = pack.records.flatMap(({ header }, n) => (header.kind === 'full' ? [n] : []))
    expect(fulls).toEqual([0, 21, 42])
  })

  test('a record torn at any place is ignored, and the next one takes its place', () => {
    const before = files[4]!
    for (let length = before.length; length < files[5]!.length; length++) {
      const torn = files[5]!.subarray(0, length)
      const pack = read(torn, seal)
      expect(pack).toMatchObject({ end: before.length, isDamaged: false, chain: { number: 1 } })
      expect(revs(pack)).toEqual([1, 2, 3, 4])
    }
  })

  test('a record that was written over ends its chain only', () => {
    const broken = (n: number) => Buffer.concat([magic, ...parts.map((part, i) => (i === n ? Buffer.alloc(part.length) : part))])
    expect(revs(read(broken(0), seal))).toEqual([4, 5, 6, 7, 8, 9])
    expect(revs(read(broken(4), seal))).toEqual([1, 2, 3, 4, 7, 8, 9])
    const pack = read(broken(8), seal)
    expect(revs(pack)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(pack).toMatchObject({ isDamaged: true, chain: undefined, end: files[9]!.length })
  })

  test('a full version after a damaged end starts a chain of its own', () => {
    const file = Buffer.from(files[9]!)
    file[file.length - 3]! ^= 4
    const pack = read(file, seal)
    const added = frameNext(pack, name, seal, { ...pack.records[0]! })
    const after = read(Buffer.concat([file, added]), seal)
    expect(revs(after)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1])
    expect(contentAt(after.records, 8)).toEqual(notes[0]!.bytes)
    expect(() => frameNext(pack, name, seal, { ...pack.records[1]! })).toThrow(TypeError)
  })

  test('whatever is put between, cut out or changed, only whole versions are read', () => {
    const file = files.at(-1)!
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(300), fc.uint8Array({ maxLength: 300 }), (place, cut, put) => {
        const pack = read(Buffer.concat([file.subarray(0, place), put, file.subarray(place + cut)]), seal)
        for (const [n, { header }] of pack.records.entries()) {
          const { sha256, bytes } = notes[header.rev - 1]!
          expect(header.sha256).toBe(sha256)
          // In the open form nothing binds a record to the one before it: there the checksum of the content finds out.
          if (form === 'sealed' || keptBytes(pack, n)) expect(keptBytes(pack, n)).toEqual(bytes)
        }
      }),
    )
  })
})

test('sealed records can be neither moved, dropped nor repeated within a chain, nor read as another document’s', () => {
  const seal = makeTrialSeal()
  const files = grow(seal, chainedNotes(2, 4))
  const parts = partsOf(files)
  const of = (...order: number[]) => read(Buffer.concat([magic, ...order.map((n) => parts[n]!)]), seal)
  expect(of(0, 1, 2, 3, 4, 5, 6, 7)).toMatchObject({ isDamaged: false })
  for (const order of [
    [0, 2, 1, 3],
    [0, 2, 3],
    [0, 1, 1, 2, 3],
    [0, 1, 6, 3],
    [1, 2, 3],
  ]) {
    const pack = of(...order, 4, 5, 6, 7)
    expect(pack.isDamaged).toBe(true)
    expect(revs(pack).slice(-4)).toEqual([5, 6, 7, 8])
    expect(revs(pack).slice(0, -4)).toEqual([1, 2, 3, 4].slice(0, revs(pack).length - 4))
    expect(revs(pack).length).toBeLessThan(8)
  }
  expect(readPack(files.at(-1)!, 'note/b', [seal]).records).toEqual([])
  expect(readPack(files.at(-1)!, name, [makeTrialSeal()]).records).toEqual([])
})

test('while encryption is turned on a pack may hold both forms', () => {
  const seal = makeTrialSeal()
  const notes = chainedNotes(1, 4)
  const open = grow(openSeal, notes.slice(0, 2)).at(-1)!
  const pack = readPack(open, name, [seal, openSeal])
  const { kind, payload } = compress(notes[2]!.bytes, contentAt(pack.records, 1))
  expect(kind).toBe('delta')
  const record = { header: { ...pack.records[1]!.header, rev: 3, bytes: notes[2]!.bytes.length, kind }, payload }
  const mixed = Buffer.concat([open, frameNext(pack, name, seal, record)])
  const both = readPack(mixed, name, [seal, openSeal])
  expect(both).toMatchObject({ isDamaged: false })
  expect(revs(both)).toEqual([1, 2, 3])
  expect(contentAt(both.records, 2)).toEqual(notes[2]!.bytes)
  expect(readPack(mixed, name, [seal]).records).toEqual([])
})

test('a record keeps what a later app has written in it, and is refused when a field is missing', () => {
  const header = { rev: 3, at, device: 'd', why: 'some day', sha256: 's', bytes: 4, kind: 'full' as const, mood: 'good' }
  const record = { header, payload: Buffer.from('abc') }
  expect(decodeRecord(encodeRecord(record))).toEqual(record)
  for (const field of ['rev', 'at', 'sha256', 'bytes', 'kind']) {
    const bytes = encodeRecord({ ...record, header: { ...header, [field]: undefined } })
    expect(() => decodeRecord(bytes)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  }
})
