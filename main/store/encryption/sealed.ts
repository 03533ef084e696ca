import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { Failure } from '../../../shared/reply.ts'
import { FrameError } from '../document-file.ts'
import { decrypt, encrypt, nonceLength, tagLength } from './aes-gcm.ts'
import { type DataKey, type DataKeys, deriveKey, forgetKeys, isForgotten } from './data-key.ts'
import { openSealedRecord, sealRecord } from './sealed-record.ts'
import type { Purpose, Seal } from './seal.ts'

/*
 * A line that says what the file is and how it is sealed, then ciphertext and tag (store.md §9.2):
 *
 *   {"format":"bollplank-sealed/1","purpose":"document","name":"note/0194…","key":"…","salt":"…","nonce":"…"}
 *
 * The line is covered by the tag, newline and all. Inside lie the exact bytes of the open file.
 */

const format = 'bollplank-sealed/1'
const saltLength = 16
const longestLine = 16_384

const Header = v.strictObject({
  format: v.literal(format),
  purpose: v.string(),
  name: v.string(),
  key: v.string(),
  salt: v.pipe(v.string(), v.length(22)),
  nonce: v.pipe(v.string(), v.length(16)),
})

/** A seal that can be locked. */
export interface KeyedSeal extends Seal {
  /** Wipes the keys from memory; every use from then on throws `locked` (store.md §9.4). */
  forget(): void
}

/**
 * Seals with the present key and opens with whichever of the keys a file names. Salt and nonce are new at every write,
 * so that no pair of key and nonce comes back. Keeps the very buffers of `keys`: when they are wiped, it is locked.
 */
export function createSeal(keys: DataKeys): KeyedSeal {
  const present = () => unlocked(keys[0])
  const keyNamed = (id: string): DataKey => {
    present()
    const key = keys.find((key) => key.id === id)
    if (!key) throw new FrameError('damaged', 'sealed with a key that is not here')
    return unlocked(key)
  }
  return {
    ending: '.sealed',
    close: (purpose, name, bytes) => sealFile(present(), purpose, name, bytes),
    open: (purpose, name, file) => openSealedFile(keyNamed, purpose, name, file),
    closeRecord: (place, bytes) => sealRecord(present(), place, bytes),
    openRecord: (place, record) => openSealedRecord(keyNamed, place, record),
    forget: () => forgetKeys(keys),
  }
}

/**
 * What a sealed file says of itself, before anything is verified: whose copy it is when its name on disk has been changed,
 * and whether it is still sealed with an earlier key. Throws `FrameError`.
 */
export function labelOf(file: Uint8Array): { purpose: string; name: string; key: string } {
  const { purpose, name, key } = readLine(file).header
  return { purpose, name, key }
}

/** A wiped key must never seal anything: it is known to all. */
function unlocked(key: DataKey): DataKey {
  if (isForgotten(key)) throw new Failure('locked', 'the keys are not in memory')
  return key
}

function sealFile(key: DataKey, purpose: Purpose, name: string, bytes: Uint8Array): Buffer {
  const random = randomBytes(saltLength + nonceLength)
  const [salt, nonce] = [random.subarray(0, saltLength), random.subarray(saltLength)]
  const header = { format, purpose, name, key: key.id, salt: salt.toString('base64url'), nonce: nonce.toString('base64url') }
  const line = Buffer.from(`${JSON.stringify(header)}\n`)
  const fileKey = deriveKey(key.bytes, salt, format, purpose, name)
  const sealed = encrypt(fileKey, nonce, line, bytes)
  fileKey.fill(0)
  return Buffer.concat([line, sealed])
}

function openSealedFile(keyNamed: (id: string) => DataKey, purpose: Purpose, name: string, file: Uint8Array): Buffer {
  const { header, line } = readLine(file)
  const key = keyNamed(header.key)
  if (header.purpose !== purpose || header.name !== name) throw new FrameError('damaged', 'sealed as another file')
  const fileKey = deriveKey(key.bytes, Buffer.from(header.salt, 'base64url'), format, purpose, name)
  const bytes = decrypt(fileKey, Buffer.from(header.nonce, 'base64url'), line, file.subarray(line.byteLength))
  fileKey.fill(0)
  if (bytes === null) throw new FrameError('damaged', 'the sealed file is not what was written')
  return bytes
}

function readLine(file: Uint8Array): { header: v.InferOutput<typeof Header>; line: Uint8Array } {
  const end = file.subarray(0, longestLine).indexOf(0x0a)
  if (end < 0 || file.byteLength < end + 1 + tagLength) throw new FrameError('damaged', 'the sealed file has been cut')
  const line = file.subarray(0, end + 1)
  const text = Buffer.from(line).toString('utf8')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Header), text)
  if (!parsed.success) throw new FrameError(claimsNewer(text) ? 'newer' : 'damaged', 'the header of the sealed file is not ours')
  return { header: parsed.output, line }
}

function claimsNewer(line: string): boolean {
  const match = /^\{"format":"bollplank-sealed\/(\d+)"/.exec(line)
  return match !== null && Number(match[1]) > 1
}
