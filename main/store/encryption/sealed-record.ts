import { randomBytes } from 'node:crypto'
import { FrameError } from '../document-file.ts'
import { decrypt, encrypt, nonceLength, tagLength } from './aes-gcm.ts'
import { type DataKey, deriveKey, keyIdLength } from './data-key.ts'
import type { RecordPlace } from './seal.ts'

/*
 * A record of an append-only file (store.md §9.2): format 1 · key id 8 · salt 16 · nonce 12 · ciphertext · tag 16 bytes.
 * Binary, since a version in a history pack is often smaller than a line of JSON. Its place is covered by the tag.
 */

const format = 'bollplank-record/1'
const version = 1
const saltAt = 1 + keyIdLength
const nonceAt = saltAt + 16
const bodyAt = nonceAt + nonceLength

/** Seals a record for its place. `tag` is the next record's `previous`. */
export function sealRecord(key: DataKey, place: RecordPlace, bytes: Uint8Array): { bytes: Buffer; tag: Buffer } {
  const head = Buffer.concat([Buffer.of(version), Buffer.from(key.id, 'base64url'), randomBytes(bodyAt - saltAt)])
  const recordKey = deriveKey(key.bytes, head.subarray(saltAt, nonceAt), format, place.purpose, place.name)
  const sealed = encrypt(recordKey, head.subarray(nonceAt), associated(place, head), bytes)
  recordKey.fill(0)
  return { bytes: Buffer.concat([head, sealed]), tag: tagOf(sealed) }
}

/**
 * Opens a record in the place it was sealed for: one that was moved, copied or follows another than before is refused.
 * Nobody can tell that records at the end are missing. Throws `FrameError`.
 */
export function openSealedRecord(
  keyNamed: (id: string) => DataKey,
  place: RecordPlace,
  record: Uint8Array,
): { bytes: Buffer; tag: Buffer } {
  if (record.byteLength < bodyAt + tagLength) throw new FrameError('damaged', 'the record has been cut')
  if (record[0] !== version) throw new FrameError(record[0]! > version ? 'newer' : 'damaged', 'the record is not of our format')
  const key = keyNamed(keyOfRecord(record))
  const recordKey = deriveKey(key.bytes, record.subarray(saltAt, nonceAt), format, place.purpose, place.name)
  const sealed = record.subarray(bodyAt)
  const bytes = decrypt(recordKey, record.subarray(nonceAt, bodyAt), associated(place, record.subarray(0, bodyAt)), sealed)
  recordKey.fill(0)
  if (bytes === null) throw new FrameError('damaged', 'the record is not what was written here')
  return { bytes, tag: tagOf(sealed) }
}

/** The id of the key that a record names, before anything is verified. */
export const keyOfRecord = (record: Uint8Array): string => Buffer.from(record.subarray(1, saltAt)).toString('base64url')

const tagOf = (sealed: Uint8Array): Buffer => Buffer.from(sealed.subarray(sealed.byteLength - tagLength))

/** JSON, so that no two places are written alike whatever the name holds. */
function associated({ purpose, name, number, previous }: RecordPlace, head: Uint8Array): Buffer {
  const place = JSON.stringify([format, purpose, name, number, Buffer.from(previous).toString('base64url')])
  return Buffer.concat([Buffer.from(`${place}\n`), head])
}
