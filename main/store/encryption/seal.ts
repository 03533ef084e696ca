/** What a file is for. A sealed file of one purpose is never taken for another (store.md §9.2). */
export type Purpose =
  | 'document'
  | 'draft'
  | 'history'
  | 'tombstones'
  | 'catalogue'
  | 'journal'
  | 'search'
  | 'quarantine'
  | 'operation'
  | 'copy'

/** Where a record stands in an append-only file. */
export interface RecordPlace {
  purpose: Purpose
  /** Name of the file, as for `close`. */
  name: string
  /** Number of the record, from 0. */
  number: number
  /** Tag of the record before; empty for the first. Records can so be neither moved nor dropped from the middle. */
  previous: Uint8Array
}

/**
 * How the store's files go on disk: as they are (`openSeal`) or sealed with the workspace's key. Everybody who writes a
 * file of the workspace or of its data on this computer does it through the workspace's `Seal`.
 */
export interface Seal {
  /** Ending of a document's file. */
  readonly ending: '.json' | '.sealed'
  /** The bytes to put on disk. `name` says whose file it is, for instance `note/0194…`. */
  close(purpose: Purpose, name: string, bytes: Uint8Array): Buffer
  /** What `close` was given. Throws `FrameError` when the file is not whole, or is another file. */
  open(purpose: Purpose, name: string, file: Uint8Array): Buffer
  /** A record of an append-only file, and its tag for the next one. */
  closeRecord(place: RecordPlace, bytes: Uint8Array): { bytes: Buffer; tag: Buffer }
  /** What `closeRecord` was given. Throws `FrameError`. */
  openRecord(place: RecordPlace, record: Uint8Array): { bytes: Buffer; tag: Buffer }
}

const nothing = Buffer.alloc(0)
const same = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Files as they are, for a workspace that is not encrypted. */
export const openSeal: Seal = {
  ending: '.json',
  close: (_purpose, _name, bytes) => same(bytes),
  open: (_purpose, _name, file) => same(file),
  closeRecord: (_place, bytes) => ({ bytes: same(bytes), tag: nothing }),
  openRecord: (_place, record) => ({ bytes: same(record), tag: nothing }),
}
