import { expect, test } from 'vitest'
import { FrameError } from '../../../../main/store/document-file.ts'
import { newDataKey } from '../../../../main/store/encryption/data-key.ts'
import type { RecordPlace, Seal } from '../../../../main/store/encryption/seal.ts'
import { keyOfRecord } from '../../../../main/store/encryption/sealed-record.ts'
import { createSeal } from '../../../../main/store/encryption/sealed.ts'
import { damaged } from './damage.ts'
import { frozen } from './frozen.ts'

const name = frozen.name
const nothing = Buffer.alloc(0)
const at = (number: number, previous: Uint8Array, other: Partial<RecordPlace> = {}): RecordPlace => ({
  purpose: 'history',
  name,
  number,
  previous,
  ...other,
})

/** Records as an append-only file holds them. */
function append(seal: Seal, texts: string[]): Buffer[] {
  let previous: Buffer = nothing
  return texts.map((text, number) => {
    const { bytes, tag } = seal.closeRecord(at(number, previous), Buffer.from(text))
    previous = tag
    return bytes
  })
}

/** Reads them from the start until the end, or until one is refused. */
function readAll(seal: Seal, records: Uint8Array[]): string[] {
  const texts: string[] = []
  let previous: Buffer = nothing
  for (const [number, record] of records.entries()) {
    try {
      const opened = seal.openRecord(at(number, previous), record)
      texts.push(opened.bytes.toString('utf8'))
      previous = opened.tag
    } catch (fault) {
      return [...texts, fault instanceof FrameError ? fault.reason : String(fault)]
    }
  }
  return texts
}

test('records are read back in their order, the empty one too', () => {
  const seal = createSeal([newDataKey()])
  const texts = ['första', '', 'tredje', 'x'.repeat(100_000)]
  expect(readAll(seal, append(seal, texts))).toEqual(texts)
})

test('records that the first version sealed open still', () => {
  expect(readAll(createSeal([frozen.key()]), [...frozen.records()])).toEqual(['första', 'andra'])
})

test('a record that is moved, dropped, doubled, or from another file is refused', () => {
  const seal = createSeal([newDataKey()])
  const [a, b, c, d] = append(seal, ['a', 'b', 'c', 'd']) as [Buffer, Buffer, Buffer, Buffer]
  expect(readAll(seal, [b, c, d])).toEqual(['damaged'])
  expect(readAll(seal, [a, c, d])).toEqual(['a', 'damaged'])
  expect(readAll(seal, [a, c, b, d])).toEqual(['a', 'damaged'])
  expect(readAll(seal, [a, b, b, c, d])).toEqual(['a', 'b', 'damaged'])
  expect(readAll(seal, [a, b, c, a])).toEqual(['a', 'b', 'c', 'damaged'])
  expect(readAll(seal, [a, b])).toEqual(['a', 'b'])
  const [, other] = append(seal, ['a', 'b']) as [Buffer, Buffer]
  expect(readAll(seal, [a, other, c])).toEqual(['a', 'damaged'])
})

test('a record of another file or purpose, or with another number, is refused though it is the first', () => {
  const seal = createSeal([newDataKey()])
  const record = seal.closeRecord(at(0, nothing), Buffer.from('a')).bytes
  for (const place of [
    at(0, nothing, { name: 'note/b' }),
    at(0, nothing, { purpose: 'journal' }),
    at(1, nothing),
    at(0, Buffer.alloc(16)),
  ]) {
    expect(() => seal.openRecord(place, record)).toThrow(FrameError)
  }
})

test('a whole file is no record, and a record no file', () => {
  const seal = createSeal([newDataKey()])
  expect(() => seal.openRecord(at(0, nothing), seal.close('history', name, Buffer.from('a')))).toThrow(FrameError)
  expect(() => seal.open('history', name, seal.closeRecord(at(0, nothing), Buffer.from('a')).bytes)).toThrow(FrameError)
})

test('every flipped bit and every cut is seen', () => {
  const seal = createSeal([frozen.key()])
  const unseen = []
  for (const { what, bytes } of damaged(frozen.records()[0])) {
    const [seen] = readAll(seal, [bytes])
    if (seen !== 'damaged' && !(seen === 'newer' && what.endsWith(' of byte 0'))) unseen.push({ what, seen })
  }
  expect(unseen).toEqual([])
})

test('while the key is being changed, records of both keys stand in one file', () => {
  const [before, after] = [newDataKey(), newDataKey()]
  const first = createSeal([before]).closeRecord(at(0, nothing), Buffer.from('a'))
  const both = createSeal([after, before])
  const second = both.closeRecord(at(1, first.tag), Buffer.from('b'))
  expect(readAll(both, [first.bytes, second.bytes])).toEqual(['a', 'b'])
  expect([keyOfRecord(first.bytes), keyOfRecord(second.bytes)]).toEqual([before.id, after.id])
})
