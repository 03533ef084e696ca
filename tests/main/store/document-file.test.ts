import fc from 'fast-check'
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checksum, contentBytes, decodeDocument, encodeDocument, FrameError, readHeaderAt } from '../../../main/store/document-file.ts'
import { temporaryFolder } from '../../support/core.ts'

const fields = {
  kind: 'note',
  id: '01890000-0000-7000-8000-000000000000',
  schema: 1,
  rev: 3,
  title: 'Efter workshopen i Östersund',
  createdAt: '2019-01-22T09:00:00.000Z',
  updatedAt: '2019-01-22T10:00:00.000Z',
  parents: [checksum('before')],
  tags: ['möte'],
  digest: { date: '2019-01-22', excerpt: 'Vi började …', links: [] },
}
const content = { tags: ['möte'], body: { type: 'doc', content: [{ type: 'paragraph', text: `å😀${'ord '.repeat(120)}` }] }, unknown: null }
const encode = (document: unknown, changed: object = {}) => encodeDocument({ ...fields, ...changed }, contentBytes(document))

/** The reason a file is refused, or what it was read as. */
function reasonOf(file: Buffer): string {
  try {
    decodeDocument(file)
    return 'read'
  } catch (fault) {
    return fault instanceof FrameError ? fault.reason : String(fault)
  }
}

async function onDisk(file: Buffer): Promise<string> {
  const path = join(await temporaryFolder(), 'file.json')
  await writeFile(path, file)
  return path
}

test('a file is one valid JSON object, with the header on its first line', () => {
  const file = encode(content)
  const text = file.toString('utf8')
  const bytes = contentBytes(content)
  const header = { format: 'bollplank/1', ...fields, bytes: bytes.length, sha256: checksum(bytes) }
  expect(JSON.parse(text)).toMatchObject({ ...header, document: content })
  expect(JSON.parse(`${text.split('\n')[0]!.slice(0, -1)}}`)).toMatchObject(header)
  expect(text.endsWith('\n}\n')).toBe(true)
})

test('what is written is read back, whatever the words', async () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\u2028', 'a\u2029b', '"check":"', ',"check":"aaaaaaaaaaaa",', '\n}\n', '\ud800', '\0'),
  )
  // A content of one byte, a lone digit, is none: the header asks for at least `{}`.
  const documents = fc.jsonValue().filter((value) => JSON.stringify(value).length > 1)
  fc.assert(
    fc.property(documents, words, fc.array(words), (document, title, tags) => {
      const { header, content: read } = decodeDocument(encode(document, { title, tags }))
      expect(JSON.stringify(read)).toBe(JSON.stringify(document))
      expect(header).toMatchObject({ ...fields, title, tags })
    }),
  )
})

test('every flipped bit and every cut of a small file is seen', () => {
  const file = encode(content)
  expect(file.length).toBeGreaterThan(900)
  const unseen: string[] = []
  for (let at = 0; at < file.length; at++) {
    if (reasonOf(file.subarray(0, at)) === 'read') unseen.push(`cut at ${at}`)
    for (let bit = 0; bit < 8; bit++) {
      file[at]! ^= 1 << bit
      if (!['damaged', 'newer'].includes(reasonOf(file))) unseen.push(`bit ${bit} of byte ${at}: ${reasonOf(file)}`)
      file[at]! ^= 1 << bit
    }
  }
  expect(unseen).toEqual([])
  expect(reasonOf(file)).toBe('read')
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['NULs', Buffer.alloc(5000)],
  ['null', Buffer.from('null')],
  ['another JSON', Buffer.from('{"a":1}\n')],
  ['more after the end', Buffer.concat([encode(content), Buffer.from('\n')])],
  ['Windows line ends', Buffer.from(encode(content).toString('utf8').replaceAll('\n', '\r\n'))],
  ['a byte order mark', Buffer.concat([Buffer.from('\ufeff'), encode(content)])],
  ['JSON that a tool has set out', Buffer.from(JSON.stringify(JSON.parse(encode(content).toString('utf8')), null, 2))],
])('a file with %s is damaged, whole or by its header', async (_what, file) => {
  expect(reasonOf(file)).toBe('damaged')
  await expect(readHeaderAt(await onDisk(file))).rejects.toMatchObject({ reason: 'damaged' })
})

test('a file of a later format is newer, not damaged, also when its first line is laid out in another way', async () => {
  for (const file of [
    encode(content).toString('utf8').replace('bollplank/1', 'bollplank/2'),
    '{"format":"bollplank/17","something":"else"}\n{}\n',
  ]) {
    expect(reasonOf(Buffer.from(file))).toBe('newer')
    await expect(readHeaderAt(await onDisk(Buffer.from(file)))).rejects.toMatchObject({ reason: 'newer' })
  }
})

test('a header of any length is read from the file: short, just over the first read, and very long', async () => {
  for (const length of [0, 1200, 1300, 1400, 1500, 2048, 20_000, 300_000]) {
    const tags = ['x'.repeat(length)]
    const { header, state } = await readHeaderAt(await onDisk(encode(content, { tags })))
    expect(header).toMatchObject({ ...fields, tags })
    expect(state.size).toBe(encode(content, { tags }).length)
  }
})

test('a file that was cut is seen from its header alone', async () => {
  const file = encode(content)
  const path = await onDisk(file)
  for (let length = file.length - 1; length >= 0; length--) {
    await truncate(path, length)
    await expect(readHeaderAt(path)).rejects.toMatchObject({ reason: 'damaged' })
  }
})

test.each([{ rev: 0 }, { rev: 1.5 }, { schema: 0 }, { id: '../x' }, { createdAt: 'yesterday' }, { title: 7 }, { tags: 'none' }])(
  'a header with %j is damaged, though its checksum is right',
  (changed) => {
    expect(reasonOf(encode(content, changed))).toBe('damaged')
  },
)
