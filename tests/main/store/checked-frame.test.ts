import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeChecked, encodeChecked } from '../../../main/store/checked-frame.ts'

test('content is read back, in a file that is one valid JSON object', () => {
  fc.assert(
    fc.property(fc.json(), (content) => {
      const file = encodeChecked('bollplank-test', 1, content)
      expect(decodeChecked('bollplank-test', 1, file)).toBe(content)
      expect((JSON.parse(file.toString('utf8')) as { content: unknown }).content).toEqual(JSON.parse(content))
    }),
  )
})

test('another file, and what was reformatted, lengthened or given other line ends, is damaged; a later version is newer', () => {
  const file = encodeChecked('bollplank-test', 2, '{"a":"å"}')
  const text = file.toString('utf8')
  const others = [
    encodeChecked('bollplank-other', 2, '{"a":"å"}'),
    encodeChecked('bollplank-test', 1, '{"a":"å"}'),
    Buffer.concat([file, Buffer.from('\n')]),
    Buffer.from(text.replaceAll('\n', '\r\n')),
    Buffer.from(JSON.stringify(JSON.parse(text), null, 2)),
    Buffer.alloc(2000),
  ]
  for (const other of others)
    expect(() => decodeChecked('bollplank-test', 2, other)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  expect(() => decodeChecked('bollplank-test', 1, file)).toThrow(expect.objectContaining({ reason: 'newer' }))
})
