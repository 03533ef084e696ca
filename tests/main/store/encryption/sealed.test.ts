import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DataKey, newDataKey } from '../../../../main/store/encryption/data-key.ts'
import type { Purpose } from '../../../../main/store/encryption/seal.ts'
import { createSeal, labelOf } from '../../../../main/store/encryption/sealed.ts'
import { FrameError } from '../../../../main/store/document-file.ts'
import { Failure } from '../../../../shared/reply.ts'
import { damaged } from './damage.ts'
import { frozen } from './frozen.ts'

const name = frozen.name
const text = Buffer.from('{"title":"Efter workshopen i Östersund"}\n')

/** Why something is refused, or `opened`. */
function outcome(open: () => unknown): string {
  try {
    open()
    return 'opened'
  } catch (fault) {
    return fault instanceof FrameError ? fault.reason : fault instanceof Failure ? fault.code : String(fault)
  }
}

test('what is sealed is opened again, whatever the bytes and the name', () => {
  const seal = createSeal([newDataKey()])
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'a\0b', 'a\nb', '"', '\ud800'))
  fc.assert(
    fc.property(names, fc.uint8Array({ maxLength: 1000 }), (name, bytes) => {
      expect(seal.open('draft', name, seal.close('draft', name, bytes))).toEqual(Buffer.from(bytes))
    }),
  )
})

test('the first line says what the file is and which key it needs, in the form that the format promises', () => {
  const key = newDataKey()
  const file = createSeal([key]).close('document', name, text)
  const line = file.toString('utf8', 0, file.indexOf('\n'))
  expect(line).toMatch(
    /^\{"format":"bollplank-sealed\/1","purpose":"document","name":"note\/[0-9a-f-]+","key":"[\w-]{11}","salt":"[\w-]{22}","nonce":"[\w-]{16}"\}$/,
  )
  expect(JSON.parse(line)).toMatchObject({ name, key: key.id })
  expect(labelOf(file)).toEqual({ purpose: 'document', name, key: key.id })
  expect(file).toHaveLength(line.length + 1 + text.length + 16)
})

test('a file that the first version sealed opens still', () => {
  expect(createSeal([frozen.key()]).open('document', name, frozen.sealed())).toEqual(text)
})

test('every flipped bit and every cut is seen', () => {
  const seal = createSeal([frozen.key()])
  const digit = '{"format":"bollplank-sealed/'.length
  const unseen = []
  for (const { what, bytes } of damaged(frozen.sealed())) {
    const seen = outcome(() => seal.open('document', name, bytes))
    // The number of the format may become a later one.
    if (seen !== 'damaged' && !(seen === 'newer' && what.endsWith(` of byte ${digit}`))) unseen.push({ what, seen })
  }
  expect(unseen).toEqual([])
})

test('a file put in place of another, or of another kind, is refused', () => {
  const seal = createSeal([newDataKey()])
  const file = seal.close('document', 'note/a', text)
  const purposes: Purpose[] = ['draft', 'history', 'tombstones', 'catalogue', 'journal', 'search', 'quarantine', 'operation', 'copy']
  for (const purpose of purposes) expect(outcome(() => seal.open(purpose, 'note/a', file))).toBe('damaged')
  for (const other of ['note/b', 'note/a ', 'event/a', '']) expect(outcome(() => seal.open('document', other, file))).toBe('damaged')
  expect(() => seal.open('document', 'note/b', file)).toThrow('sealed as another file')
  const renamed = Buffer.from(file.toString('latin1').replace('note/a', 'note/b'), 'latin1')
  expect(outcome(() => seal.open('document', 'note/b', renamed))).toBe('damaged')
  const repurposed = Buffer.from(file.toString('latin1').replace('document', 'draft'), 'latin1')
  expect(outcome(() => seal.open('draft', 'note/a', repurposed))).toBe('damaged')
})

test('a file that nobody sealed is damaged; one of a later format is newer', () => {
  const seal = createSeal([frozen.key()])
  const late = '{"format":"bollplank-sealed/2","cipher":"something else"}\n0123456789012345'
  for (const file of [
    '',
    '\n',
    '{}\n',
    'null\n0123456789012345',
    text.toString(),
    'x'.repeat(100_000),
    `{"format":"bollplank/1"}\n${'x'.repeat(40)}`,
  ]) {
    expect(outcome(() => seal.open('document', name, Buffer.from(file)))).toBe('damaged')
  }
  expect(outcome(() => seal.open('document', name, Buffer.from(late)))).toBe('newer')
})

test('another key with the same id, and a key that is not here, do not open', () => {
  const key = newDataKey()
  const file = createSeal([key]).close('document', name, text)
  expect(outcome(() => createSeal([{ ...newDataKey(), id: key.id }]).open('document', name, file))).toBe('damaged')
  expect(outcome(() => createSeal([newDataKey()]).open('document', name, file))).toBe('damaged')
})

test('while the key is being changed both open, and the new one seals', () => {
  const [before, after] = [newDataKey(), newDataKey()]
  const file = createSeal([before]).close('document', name, text)
  const both = createSeal([after, before])
  expect(both.open('document', name, file)).toEqual(text)
  const again = both.close('document', name, both.open('document', name, file))
  expect(labelOf(again).key).toBe(after.id)
  expect(createSeal([after]).open('document', name, again)).toEqual(text)
})

test('salt and nonce never come back in ten thousand writes, of files and of records', () => {
  const seal = createSeal([newDataKey()])
  const seen = new Set<string>()
  for (let n = 0; n < 5000; n++) {
    const { salt, nonce } = JSON.parse(seal.close('document', name, text).toString('utf8').split('\n')[0]!) as Record<string, string>
    seen.add(`${salt}${nonce}`).add(salt!).add(nonce!)
    const record = seal.closeRecord({ purpose: 'history', name, number: 0, previous: Buffer.alloc(0) }, text).bytes
    const parts = [record.subarray(9, 37), record.subarray(9, 25), record.subarray(25, 37)]
    for (const part of parts) seen.add(part.toString('base64url'))
  }
  expect(seen.size).toBe(30_000)
})

test('no word of what is sealed can be found in the file', () => {
  const words = ['Efter', 'workshopen', 'Östersund', 'hemlighet']
  const seal = createSeal([newDataKey()])
  const long = Buffer.from(words.join(' ').repeat(100))
  const record = seal.closeRecord({ purpose: 'tombstones', name, number: 0, previous: Buffer.alloc(0) }, long).bytes
  for (const file of [seal.close('document', name, long), record]) {
    for (const word of words) {
      for (const form of [word, Buffer.from(word).toString('base64').replace(/=+$/, ''), Buffer.from(word).toString('hex')]) {
        expect(file.includes(form)).toBe(false)
      }
    }
  }
})

test('forgetting wipes the very buffers, and nothing can be sealed or opened from then on', () => {
  const keys: [DataKey, DataKey] = [newDataKey(), newDataKey()]
  const seal = createSeal(keys)
  const other = createSeal(keys)
  const file = seal.close('document', name, text)
  const place = { purpose: 'history', name, number: 0, previous: Buffer.alloc(0) } as const
  const record = seal.closeRecord(place, text).bytes
  seal.forget()
  for (const { bytes } of keys) expect(bytes).toEqual(Buffer.alloc(32))
  for (const locked of [seal, other, createSeal([keys[0]])]) {
    expect(outcome(() => locked.close('document', name, text))).toBe('locked')
    expect(outcome(() => locked.open('document', name, file))).toBe('locked')
    expect(outcome(() => locked.closeRecord(place, text))).toBe('locked')
    expect(outcome(() => locked.openRecord(place, record))).toBe('locked')
  }
  seal.forget()
})
