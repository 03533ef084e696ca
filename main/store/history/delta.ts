import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { FrameError } from '../document-file.ts'

/*
 * How a version is made small (store.md §7). Deflate sees only 32 KiB back, so a long text is cut into pieces, and each
 * piece is deflated with what stood around the same place in the version before as its dictionary.
 */

const piece = 8 * 1024
const before = 8 * 1024
const after = 24 * 1024

export interface Compressed {
  kind: 'full' | 'delta'
  payload: Buffer
}

/** A version's bytes as payload: against the version before when there is one and that at least halves it, else whole. */
export function compress(bytes: Uint8Array, previous?: Uint8Array): Compressed {
  const full = deflateRawSync(bytes)
  if (previous) {
    const delta = deflateAgainst(previous, bytes)
    if (delta.length <= full.length / 2) return { kind: 'delta', payload: delta }
  }
  return { kind: 'full', payload: full }
}

/** What `compress` was given, `length` bytes. `previous` is needed for a delta. Throws `FrameError`. */
export function expand({ kind, payload }: Compressed, length: number, previous?: Uint8Array): Buffer {
  try {
    const bytes = kind === 'full' ? inflate(payload, length) : inflateAgainst(previous ?? Buffer.alloc(0), payload, length)
    if (bytes.length === length) return bytes
  } catch {
    // Deflate's own complaints say no more than that the payload is not what was written.
  }
  throw new FrameError('damaged', 'a version cannot be expanded')
}

const inflate = (payload: Uint8Array, length: number, dictionary?: Uint8Array): Buffer =>
  inflateRawSync(payload, { maxOutputLength: Math.max(length, 1), ...(dictionary?.length ? { dictionary } : {}) })

/** What stood in the version before around a place; empty when it ended earlier. */
const around = (previous: Uint8Array, at: number): Uint8Array => previous.subarray(Math.max(0, at - before), at + after)

/** Each piece as `u16 length · raw deflate`. */
function deflateAgainst(previous: Uint8Array, bytes: Uint8Array): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += piece) {
    const dictionary = around(previous, at)
    const deflated = deflateRawSync(bytes.subarray(at, at + piece), dictionary.length ? { dictionary } : {})
    const length = Buffer.alloc(2)
    length.writeUInt16LE(deflated.length)
    parts.push(length, deflated)
  }
  return Buffer.concat(parts)
}

function inflateAgainst(previous: Uint8Array, payload: Buffer, length: number): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (let start = 0; start < length; start += piece) {
    const end = at + 2 + payload.readUInt16LE(at)
    parts.push(inflate(payload.subarray(at + 2, end), Math.min(piece, length - start), around(previous, start)))
    at = end
  }
  return Buffer.concat(parts)
}
