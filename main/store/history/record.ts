import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { Rev } from '../../../shared/document.ts'
import { Instant } from '../../../shared/time.ts'
import { FrameError } from '../document-file.ts'

/*
 * A version in the open form: `u32 header length · u32 payload length · header JSON · payload · first 8 bytes of the
 * SHA-256 of both` (store.md §7). Numbers are little-endian.
 */

/** Loose, and the reason any text, so that what a later version of the app has written survives a rewrite. */
const RecordHeader = v.looseObject({
  rev: Rev,
  at: Instant,
  device: v.string(),
  why: v.string(),
  sha256: v.string(),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  pinned: v.optional(v.boolean()),
  kind: v.picklist(['full', 'delta']),
})
export type RecordHeader = v.InferOutput<typeof RecordHeader>
const HeaderText = v.pipe(v.string(), v.parseJson(), RecordHeader)

export interface HistoryRecord {
  header: RecordHeader
  payload: Buffer
}

const lengths = 8
const check = 8

/** A record's bytes. */
export function encodeRecord({ header, payload }: HistoryRecord): Buffer {
  const head = Buffer.from(JSON.stringify(header))
  const start = Buffer.alloc(lengths)
  start.writeUInt32LE(head.length, 0)
  start.writeUInt32LE(payload.length, 4)
  return Buffer.concat([start, head, payload, checkOf(head, payload)])
}

/** What `encodeRecord` was given. Throws `FrameError`. */
export function decodeRecord(bytes: Buffer): HistoryRecord {
  if (bytes.length < lengths + check) throw new FrameError('damaged', 'too short for a record')
  const headEnd = lengths + bytes.readUInt32LE(0)
  const end = headEnd + bytes.readUInt32LE(4)
  if (end + check !== bytes.length) throw new FrameError('damaged', 'the record has another length')
  const head = bytes.subarray(lengths, headEnd)
  const payload = bytes.subarray(headEnd, end)
  if (!checkOf(head, payload).equals(bytes.subarray(end))) throw new FrameError('damaged', 'the record is not what was written')
  const parsed = v.safeParse(HeaderText, head.toString('utf8'))
  if (!parsed.success) throw new FrameError('damaged', 'the record lacks a field')
  return { header: parsed.output, payload }
}

const checkOf = (head: Uint8Array, payload: Uint8Array): Buffer =>
  createHash('sha256').update(head).update(payload).digest().subarray(0, check)
