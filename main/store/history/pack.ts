import { FrameError } from '../document-file.ts'
import type { Seal } from '../encryption/seal.ts'
import { expand } from './delta.ts'
import { decodeRecord, encodeRecord, type HistoryRecord } from './record.ts'

/*
 * A document's versions in one file that is only appended to (store.md §7): the magic, then for each record
 * `u32 length · u32 complement of the length · record`, the record sealed as the workspace is. The complement tells a
 * length that a crash left without its record from a length that has been damaged.
 *
 * A full record starts a chain, its deltas follow it. Numbers and tags of the seal start anew with each chain: within
 * one, nothing can be moved or dropped unnoticed, and what is damaged costs the rest of its chain but never the next.
 */

const magic = Buffer.from('BPHIST1\n')
const frameStart = 8

/** Most deltas in a row; the next version is full. */
export const longestChain = 20

/** Where a record stands in its chain. */
interface Place {
  number: number
  previous: Uint8Array
}

const chainStart: Place = { number: 0, previous: Buffer.alloc(0) }

export interface Pack {
  /** What is intact, in the order it was kept. The base of a delta is the record before it. */
  records: HistoryRecord[]
  /** Where the next record goes. What lies there is the torn end of a record that was never acknowledged. */
  end: number
  /** Where a delta would stand; undefined when the next record must be full. */
  chain: Place | undefined
  /** Whether something has been lost since it was written. */
  isDamaged: boolean
  /** Whether only a later version of the app can read it. */
  isNewer: boolean
}

/** Reads a pack's file (null when there is none), whose records may be in any of these forms. */
export function readPack(file: Buffer | null, name: string, seals: readonly Seal[]): Pack {
  if (file === null || file.length < magic.length) return { records: [], end: 0, chain: undefined, isDamaged: false, isNewer: false }
  const isOurs = file.subarray(0, magic.length).equals(magic)
  const pack: Pack = { records: [], end: magic.length, chain: undefined, isDamaged: !isOurs, isNewer: false }
  for (let at = pack.end; at < file.length;) {
    const record = recordAt(file, at)
    const follows = at === pack.end
    const found = record instanceof Buffer ? openRecord(record, name, seals, follows ? pack.chain : undefined) : undefined
    if (found && record instanceof Buffer) {
      pack.isDamaged ||= !follows
      pack.records.push(found.record)
      pack.chain = found.next
      at += frameStart + record.length
      pack.end = at
    } else {
      // Whatever is wrong here, the next full record is found by its own frame.
      at++
    }
  }
  if (pack.end < file.length && recordAt(file, pack.end) !== 'torn') {
    pack.isDamaged = true
    pack.end = file.length
    pack.chain = undefined
  }
  if (pack.chain && pack.chain.number > longestChain) pack.chain = undefined
  pack.isNewer = !isOurs && pack.records.length === 0 && /^BPHIST\d/.test(file.toString('latin1', 0, magic.length))
  return pack
}

/** A record to be put at the end of a pack, with its frame, and with the magic when it is the first. */
export function frameNext(pack: Pack, name: string, seal: Seal, record: HistoryRecord): Buffer {
  const place = record.header.kind === 'full' ? chainStart : pack.chain
  if (!place) throw new TypeError('a delta needs a chain')
  const frame = close(record, name, seal, place).frame
  return pack.end === 0 ? Buffer.concat([magic, frame]) : frame
}

/** A whole pack's file. */
export function writePack(records: readonly HistoryRecord[], name: string, seal: Seal): Buffer {
  const parts: Buffer[] = [magic]
  let next = chainStart
  for (const record of records) {
    const closed = close(record, name, seal, record.header.kind === 'full' ? chainStart : next)
    parts.push(closed.frame)
    next = closed.next
  }
  return Buffer.concat(parts)
}

/** The bytes of each version in turn, expanded; undefined for one that cannot be. */
export function* contents(records: readonly HistoryRecord[]): Generator<Buffer | undefined> {
  let bytes: Buffer | undefined
  for (const { header, payload } of records) {
    bytes = header.kind === 'delta' && !bytes ? undefined : expandIfPossible({ kind: header.kind, payload }, header.bytes, bytes)
    yield bytes
  }
}

/** The bytes of the version at `index`, expanded; undefined when they cannot be. */
export function contentAt(records: readonly HistoryRecord[], index: number): Buffer | undefined {
  let start = index
  while (start > 0 && records[start]!.header.kind === 'delta') start--
  return [...contents(records.slice(start, index + 1))].at(-1)
}

function expandIfPossible(...given: Parameters<typeof expand>): Buffer | undefined {
  try {
    return expand(...given)
  } catch (fault) {
    if (fault instanceof FrameError) return undefined
    throw fault
  }
}

function close(record: HistoryRecord, name: string, seal: Seal, place: Place): { frame: Buffer; next: Place } {
  const { bytes, tag } = seal.closeRecord({ purpose: 'history', name, ...place }, encodeRecord(record))
  const start = Buffer.alloc(frameStart)
  start.writeUInt32LE(bytes.length, 0)
  start.writeUInt32LE(~bytes.length >>> 0, 4)
  return { frame: Buffer.concat([start, bytes]), next: { number: place.number + 1, previous: tag } }
}

/** The record whose frame starts at `at`; `torn` when the file ends before the record does. */
function recordAt(file: Buffer, at: number): Buffer | 'torn' | 'damaged' {
  if (file.length - at < frameStart) return 'torn'
  const length = file.readUInt32LE(at)
  if (~length >>> 0 !== file.readUInt32LE(at + 4)) return 'damaged'
  const end = at + frameStart + length
  return end > file.length ? 'torn' : file.subarray(at + frameStart, end)
}

/** A record as the next delta of a chain, or as the start of a new one; undefined when it is neither. */
function openRecord(
  bytes: Buffer,
  name: string,
  seals: readonly Seal[],
  chain: Place | undefined,
): { record: HistoryRecord; next: Place } | undefined {
  for (const place of chain ? [chain, chainStart] : [chainStart]) {
    for (const seal of seals) {
      try {
        const opened = seal.openRecord({ purpose: 'history', name, ...place }, bytes)
        const record = decodeRecord(opened.bytes)
        if ((record.header.kind === 'full') === (place === chainStart))
          return { record, next: { number: place.number + 1, previous: opened.tag } }
      } catch (fault) {
        if (!(fault instanceof FrameError)) throw fault
      }
    }
  }
  return undefined
}
