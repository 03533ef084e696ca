import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import * as v from 'valibot'
import { Failure } from '../../../shared/reply.ts'
import { Instant } from '../../../shared/time.ts'
import { foldedPath, isBackedUp } from './backed-up.ts'

/*
 * What a backup holds, as one valid JSON object in the frame of a document (store.md §3.2): the first line is a complete
 * header, so that a list of backups needs one line of each.
 *
 *   {"format":"bollplank-backup/1","workspace":"…","number":17,"madeAt":"…",…,"bytes":…,"sha256":"…","check":"…",
 *   "files":[{"path":"documents/note/0194….json","bytes":10470,"sha256":"…"},…]
 *   }
 */

const format = 'bollplank-backup/1'
const opening = '\n"files":'
const closing = '\n}\n'
const longestLine = 64 * 1024
/** More than a million files need; what is larger was not written by us. */
const largestManifest = 256 * 1024 * 1024

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const Header = v.object({
  format: v.literal(format),
  workspace: v.pipe(v.string(), v.uuid()),
  /** Version of the app that made it. */
  app: v.string(),
  /** Counts up with each backup: the order of making, whatever the clock says. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  madeAt: Instant,
  why: v.string(),
  /** Documents by kind, the trash included. */
  counts: v.record(v.string(), count),
  /** Bytes of all files. */
  size: count,
  bytes: count,
  sha256: v.string(),
})
export type ManifestHeader = v.InferOutput<typeof Header>

const File = v.object({ path: v.string(), bytes: count, sha256: Sha256 })
/** A file of a backup: where it lay, how long it was, and the SHA-256 of its bytes in hexadecimal. */
export type BackupFile = v.InferOutput<typeof File>

export interface Manifest {
  header: ManifestHeader
  files: BackupFile[]
}

type Given = Omit<ManifestHeader, 'format' | 'size' | 'bytes' | 'sha256'>

/** All documents that a backup holds. */
export const documentsOf = ({ counts }: Pick<ManifestHeader, 'counts'>): number => Object.values(counts).reduce((a, b) => a + b, 0)

/** The whole manifest as it is stored. */
export function encodeManifest({ workspace, app, number, madeAt, why, counts }: Given, files: readonly BackupFile[]): Buffer {
  const content = Buffer.from(JSON.stringify(files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))))
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const sha256 = digest(content)
  const header = { format, workspace, app, number, madeAt, why, counts, size, bytes: content.byteLength, sha256 }
  const line = JSON.stringify(header).slice(0, -1)
  return Buffer.concat([Buffer.from(`${line},"check":"${checkOf(line)}",${opening}`), content, Buffer.from(closing)])
}

/** The header of an open file that begins with a manifest. Throws `bad-backup` or `newer`. */
export async function readManifestHeader(file: FileHandle): Promise<{ header: ManifestHeader; line: Buffer }> {
  for (let wanted = 2048; ; wanted *= 8) {
    const head = await readAt(file, 0, Math.min(wanted, longestLine))
    const end = head.indexOf(0x0a)
    if (end >= 0) return { header: parseHeader(head.toString('utf8', 0, end)), line: head.subarray(0, end) }
    if (head.byteLength < wanted) throw bad('no header line')
  }
}

/** The manifest at the beginning of an open file, and where it ends. Throws `bad-backup` or `newer`. */
export async function readManifest(file: FileHandle): Promise<Manifest & { end: number }> {
  const { header, line } = await readManifestHeader(file)
  const start = line.byteLength + opening.length
  const end = start + header.bytes + closing.length
  const { size } = await file.stat()
  if (end > size || end > largestManifest) throw bad('the manifest is cut, or larger than it can be')
  const rest = await readAt(file, line.byteLength, end - line.byteLength)
  const content = rest.subarray(opening.length, opening.length + header.bytes)
  const isFramed =
    rest.toString('latin1', 0, opening.length) === opening && rest.toString('latin1', opening.length + header.bytes) === closing
  if (!isFramed || digest(content) !== header.sha256) throw bad('the manifest is not what was written')
  const parsed = v.safeParse(v.array(File), JSON.parse(content.toString('utf8')))
  if (!parsed.success) throw bad('the manifest lacks a field')
  refuseUnlessHarmless(header, parsed.output)
  return { header, files: parsed.output, end }
}

/** Somebody may have made this manifest in order to harm: its checksums say nothing about that. Throws `bad-backup`. */
function refuseUnlessHarmless(header: ManifestHeader, files: readonly BackupFile[]): void {
  const names = new Set<string>()
  const distinct = new Map<string, number>()
  for (const { path, bytes, sha256 } of files) {
    if (!isBackedUp(path)) throw bad('a path that no backup holds')
    const name = foldedPath(path)
    if (names.has(name)) throw bad('two files of one name')
    names.add(name)
    if ((distinct.get(sha256) ?? bytes) !== bytes) throw bad('one file of two lengths')
    distinct.set(sha256, bytes)
  }
  if (!names.has('workspace.json')) throw bad('no workspace.json')
  const stored = [...distinct.values()].reduce((a, b) => a + b, 0)
  const claimed = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (claimed !== header.size) throw bad('the sizes do not add up')
  // Some files are alike (a conflict copy and its original); many alike would unfold to more than the disk holds.
  if (claimed > 20 * stored + 2 ** 20) throw bad('the same file far too often')
}

function parseHeader(line: string): ManifestHeader {
  const match = /^(.*),"check":"([\w-]{12})",$/s.exec(line)
  if (!match || checkOf(match[1]!) !== match[2]) throw bad('the header is not what was written')
  const raw: unknown = JSON.parse(`${match[1]}}`)
  const parsed = v.safeParse(Header, raw)
  if (parsed.success) return parsed.output
  const claimed = /^\{"format":"bollplank-backup\/(\d+)"/.exec(line)
  if (claimed && Number(claimed[1]) > 1) throw new Failure('newer', `written as bollplank-backup/${claimed[1]}`)
  throw bad('the header lacks a field')
}

/** Exactly `length` bytes from `position`, fewer only at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** A backup that is damaged, cut, or was never one of ours. */
export const bad = (message: string): Failure => new Failure('bad-backup', message)

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url')
const checkOf = (line: string): string => digest(line).slice(0, 12)
