import { type Indexed, Segment } from './segment.ts'

/*
 * A segment as bytes: four 32-bit lengths in bytes, then the documents (JSON), the words (one a line), where the lists
 * begin, and the postings. Numbers are little-endian. The documents and words lie first so that the rest can be read as it is.
 */

const head = 16

/** The bytes of a segment that has no gone documents. */
export function encodeSegment({ documents, words, starts, postings }: Segment): Uint8Array {
  const list = Buffer.from(JSON.stringify(documents.map(({ id, length }) => [id, length])))
  const lines = Buffer.from(words.join('\n'))
  const begins = Buffer.alloc(starts.length * 4)
  starts.forEach((start, at) => begins.writeUInt32LE(start, at * 4))
  const lengths = Buffer.alloc(head)
  for (const [at, part] of [list, lines, begins, postings].entries()) lengths.writeUInt32LE(part.byteLength, at * 4)
  return Buffer.concat([lengths, list, lines, begins, postings])
}

/** The segment that `encodeSegment` wrote. Throws when the bytes do not hang together. */
export function decodeSegment(bytes: Uint8Array): Segment {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = head
  const [list, lines, begins, postings] = [0, 4, 8, 12].map((place) => {
    const length = file.readUInt32LE(place)
    at += length
    return file.subarray(at - length, at)
  })
  if (at !== file.length) throw new Error('not of the promised length')
  const documents = (JSON.parse(list!.toString()) as [string, number][]).map(([id, length]): Indexed => ({ id, length, isGone: false }))
  const words = lines!.length === 0 ? [] : lines!.toString().split('\n')
  const starts = Uint32Array.from({ length: begins!.length / 4 }, (_, one) => begins!.readUInt32LE(one * 4))
  if (starts.length !== words.length + 1 || starts.at(-1) !== postings!.length) throw new Error('the parts do not fit')
  return new Segment(documents, words, starts, Uint8Array.from(postings!))
}
