import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import * as v from 'valibot'
import { Id } from '../../shared/id.ts'
import { Instant } from '../../shared/time.ts'

/*
 * One valid JSON object per file. Its first line, without the last comma and closed with `}`, is a complete header with
 * checksums, so that a list of ten thousand documents needs 2 KB of each (store.md §3.2):
 *
 *   {"format":"bollplank/1","kind":"note",…,"bytes":10228,"sha256":"…","check":"…",
 *   "document":{…}
 *   }
 */

/** The frame this version reads and writes. */
export const frameFormat = 'bollplank/1'

const Header = v.object({
  format: v.string(),
  kind: v.string(),
  id: Id,
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: v.string(),
  createdAt: Instant,
  updatedAt: Instant,
  trashedAt: v.optional(Instant),
  parents: v.array(v.string()),
  tags: v.array(v.string()),
  digest: v.unknown(),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(2)),
  sha256: v.string(),
})
export type Header = v.InferOutput<typeof Header>
type HeaderFields = Omit<Header, 'format' | 'bytes' | 'sha256'>

/** A header with the raw content behind it, both verified. */
export interface Framed {
  header: Header
  content: unknown
}

/** The file is not one of ours, or not as it was written. `newer` when only a later version can read it. */
export class FrameError extends Error {
  readonly reason: 'damaged' | 'newer'
  constructor(reason: 'damaged' | 'newer', message: string) {
    super(message)
    this.reason = reason
  }
}

const opening = '\n"document":'
const closing = '\n}\n'

/** base64url of the SHA-256 of the content's exact bytes. */
export const checksum = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url')

/** The compact JSON that is checksummed and stored. */
export const contentBytes = (content: unknown): Buffer => Buffer.from(JSON.stringify(content))

/** A whole file from its header fields and content; the counted and checked fields are worked out here. */
export function encodeDocument(fields: HeaderFields, content: Uint8Array): Buffer {
  const header = JSON.stringify({ format: frameFormat, ...fields, bytes: content.byteLength, sha256: checksum(content) })
  const line = header.slice(0, -1)
  return Buffer.concat([Buffer.from(`${line},"check":"${checkOf(line)}",${opening}`), content, Buffer.from(closing)])
}

/** Reads a whole file. Throws `FrameError`. */
export function decodeDocument(file: Buffer): Framed {
  const end = file.indexOf(0x0a)
  if (end < 0) throw new FrameError('damaged', 'no header line')
  const header = parseHeader(file.toString('utf8', 0, end))
  const start = end + opening.length
  const content = file.subarray(start, start + header.bytes)
  const framed = file.toString('latin1', end, start) === opening && file.toString('latin1', start + header.bytes) === closing
  if (!framed || checksum(content) !== header.sha256) throw new FrameError('damaged', 'the content is not what was written')
  return { header, content: JSON.parse(content.toString('utf8')) as unknown }
}

/** Reads the header of an open file and checks that the file has the length it promises. Throws `FrameError`. */
async function readHeader(file: FileHandle, size: number): Promise<Header> {
  for (let wanted = 2048; ; wanted *= 8) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, 0)
    const head = buffer.subarray(0, bytesRead)
    const end = head.indexOf(0x0a)
    if (end >= 0) {
      const header = parseHeader(head.toString('utf8', 0, end))
      if (size !== end + opening.length + header.bytes + closing.length) throw new FrameError('damaged', 'the file has been cut')
      return header
    }
    if (bytesRead < wanted) throw new FrameError('damaged', 'no header line')
  }
}

/** The header of the file at `path`, and the file's state. Throws `FrameError` or the system's fault. */
export async function readHeaderAt(path: string): Promise<{ header: Header; state: Stats }> {
  const file = await open(path, 'r')
  try {
    const state = await file.stat()
    return { header: await readHeader(file, state.size), state }
  } finally {
    await file.close()
  }
}

function parseHeader(line: string): Header {
  // `s`: a title may hold U+2028, which JSON leaves as it is and a plain dot does not match.
  const match = /^(.*),"check":"([\w-]{12})",$/s.exec(line)
  if (!match || checkOf(match[1]!) !== match[2])
    throw new FrameError(claimsNewer(line) ? 'newer' : 'damaged', 'the header is not what was written')
  const parsed = v.safeParse(Header, JSON.parse(`${match[1]}}`))
  if (!parsed.success) throw new FrameError(claimsNewer(line) ? 'newer' : 'damaged', 'the header lacks a field')
  if (parsed.output.format !== frameFormat) throw new FrameError('newer', `written as ${parsed.output.format}`)
  return parsed.output
}

const checkOf = (line: string): string => checksum(line).slice(0, 12)

function claimsNewer(line: string): boolean {
  const match = /^\{"format":"bollplank\/(\d+)"/.exec(line)
  return match !== null && Number(match[1]) > 1
}
