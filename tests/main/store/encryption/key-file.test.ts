import { expect, test } from 'vitest'
import { decodeChecked, encodeChecked } from '../../../../main/store/checked-frame.ts'
import { FrameError } from '../../../../main/store/document-file.ts'
import { decodeKeyFile, encodeKeyFile, type KeyFile } from '../../../../main/store/encryption/key-file.ts'
import { damaged } from './damage.ts'
import { frozen } from './frozen.ts'

function outcome(bytes: Buffer, workspace = frozen.workspace): string {
  try {
    decodeKeyFile(bytes, workspace)
    return 'read'
  } catch (fault) {
    return fault instanceof FrameError ? fault.reason : String(fault)
  }
}

/** The frozen file with something else in it, and right checksums: what somebody with the disk can make. */
function tampered(change: (file: KeyFile) => unknown): Buffer {
  const file = structuredClone(decodeKeyFile(frozen.keyFile(), frozen.workspace))
  change(file)
  return encodeKeyFile(file)
}

test('the file is one valid JSON object, and is read as it was written', () => {
  const bytes = frozen.keyFile()
  const json = JSON.parse(bytes.toString('utf8')) as { format: string; content: KeyFile }
  expect(json.format).toBe('bollplank-keys/1')
  expect(json.content).toEqual(decodeKeyFile(bytes, frozen.workspace))
  expect(encodeKeyFile(json.content)).toEqual(bytes)
})

test('every flipped bit and every cut is damage', () => {
  const unseen = []
  for (const { what, bytes } of damaged(frozen.keyFile())) {
    const seen = outcome(bytes)
    if (seen !== 'damaged') unseen.push({ what, seen })
  }
  expect(unseen).toEqual([])
  expect(outcome(frozen.keyFile())).toBe('read')
})

test.each([
  ['N below the range', { N: 2 ** 14 }],
  ['N above the range', { N: 2 ** 21 }],
  ['N that would take all memory', { N: 2 ** 40 }],
  ['N that is no power of two', { N: 2 ** 15 + 1 }],
  ['N of nothing', { N: 0 }],
  ['N as text', { N: '32768' }],
  ['r', { r: 1 }],
  ['a large r', { r: 2 ** 20 }],
  ['p of nothing', { p: 0 }],
  ['a large p', { p: 5 }],
  ['a short salt', { salt: 'AAAA' }],
  ['no salt', { salt: '' }],
  ['another function', { name: 'pbkdf2' }],
  ['one thing more', { more: true }],
])('%s is refused when the file is read, before anything is derived from it', (_what, changed) => {
  expect(outcome(tampered(({ slots }) => Object.assign(slots[0]!.kdf, changed)))).toBe('damaged')
})

test.each([
  ['no passphrase slot', ({ slots }: KeyFile) => slots.splice(0, 1)],
  ['no recovery slot', ({ slots }: KeyFile) => slots.splice(1, 1)],
  ['no slots', ({ slots }: KeyFile) => slots.splice(0)],
  ['two passphrase slots', ({ slots }: KeyFile) => slots.unshift(slots[0]!)],
  ['an earlier key twice', ({ slots }: KeyFile) => slots.push(slots[2]!)],
  ['a slot of another key', (file: KeyFile) => (file.slots[0]!.key = file.slots[2]!.key)],
  ['a thousand slots', ({ slots }: KeyFile) => slots.push(...Array.from({ length: 1000 }, () => slots[2]!))],
  ['a short key', ({ slots }: KeyFile) => (slots[0]!.wrapped = 'AAAA')],
])('a file with %s is damaged', (_what, change) => {
  expect(outcome(tampered(change))).toBe('damaged')
})

test('a file of another workspace is refused', () => {
  expect(outcome(frozen.keyFile(), 'another')).toBe('damaged')
})

test('a file of a later format is newer, and not taken for damage', () => {
  const content = decodeChecked('bollplank-keys', 1, frozen.keyFile())
  expect(outcome(encodeChecked('bollplank-keys', 2, content))).toBe('newer')
  expect(outcome(encodeChecked('bollplank-keys', 17, '{}'))).toBe('newer')
  expect(outcome(encodeChecked('bollplank-other', 1, content))).toBe('damaged')
})

test.each(['', '\n', 'null', '{}', '{}\n', 'x'.repeat(100_000)])('%j is damaged', (text) => {
  expect(outcome(Buffer.from(text))).toBe('damaged')
})
