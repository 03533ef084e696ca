import { randomBytes, scrypt } from 'node:crypto'
import * as v from 'valibot'
import { Failure } from '../../../shared/reply.ts'
import { decrypt, encrypt, keyLength, nonceLength, tagLength } from './aes-gcm.ts'
import { type DataKey, deriveKey, keyIdLength } from './data-key.ts'

/** The format that is bound into everything a key file wraps or signs. */
export const keysFormat = 'bollplank-keys/1'

/** What unlocking by passphrase may cost: scrypt's N, 2^15 … 2^20. It takes 128·N·r bytes of memory. */
const costs = [32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576] as const
export type Cost = (typeof costs)[number]
/** 128 MiB and about 0.4 s. */
export const standardCost: Cost = 131_072

/** Bytes as base64url, in the one way to write them. */
const Bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const bytes = Buffer.from(text, 'base64url')
      return bytes.byteLength === length && bytes.toString('base64url') === text
    }, `not ${length} bytes`),
  )

export const KeyId = Bytes(keyIdLength)

/** Only these: a tampered file can neither weaken the next wrapping nor eat the memory (store.md §9.2). */
const Scrypt = v.strictObject({
  name: v.literal('scrypt'),
  N: v.picklist(costs),
  r: v.literal(8),
  p: v.picklist([1, 2, 3, 4]),
  salt: Bytes(16),
})
const Hkdf = v.strictObject({ name: v.literal('hkdf-sha256'), salt: Bytes(16) })

const wrapped = { key: KeyId, nonce: Bytes(nonceLength), wrapped: Bytes(keyLength + tagLength) }
const PassphraseSlot = v.strictObject({ type: v.literal('passphrase'), kdf: Scrypt, ...wrapped })
const RecoverySlot = v.strictObject({ type: v.literal('recovery'), kdf: Hkdf, ...wrapped })
/** An earlier data key, wrapped under the present one. */
const EarlierSlot = v.strictObject({ type: v.literal('earlier'), kdf: Hkdf, ...wrapped })

/** A data key, wrapped under something that a person has, or under another data key. */
export const Slot = v.variant('type', [PassphraseSlot, RecoverySlot, EarlierSlot])
export type Slot = v.InferOutput<typeof Slot>
export type PassphraseSlot = v.InferOutput<typeof PassphraseSlot>
type HkdfSlot = v.InferOutput<typeof RecoverySlot> | v.InferOutput<typeof EarlierSlot>

/** Wraps a data key under a passphrase. Throws `invalid` when there is none. Takes about 0.4 s at the standard cost. */
export async function wrapUnderPassphrase(workspace: string, passphrase: string, key: DataKey, cost: Cost): Promise<PassphraseSlot> {
  if (passphrase === '') throw new Failure('invalid', 'an empty passphrase')
  const kdf: PassphraseSlot['kdf'] = { name: 'scrypt', N: cost, r: 8, p: 1, salt: newSalt() }
  return wrap(workspace, { type: 'passphrase', kdf }, await stretch(passphrase, kdf), key)
}

/** Wraps a data key under a recovery key's 20 bytes, or an earlier data key under the present one. */
export function wrapUnderSecret<Type extends HkdfSlot['type']>(
  workspace: string,
  type: Type,
  secret: Uint8Array,
  key: DataKey,
): { type: Type } & Omit<HkdfSlot, 'type'> {
  const kdf: HkdfSlot['kdf'] = { name: 'hkdf-sha256', salt: newSalt() }
  return wrap(workspace, { type, kdf }, wrappingKey(type, secret, kdf), key)
}

/** The data key, or null when the passphrase is another. */
export async function unwrapWithPassphrase(workspace: string, slot: PassphraseSlot, passphrase: string): Promise<DataKey | null> {
  return unwrap(workspace, slot, await stretch(passphrase, slot.kdf))
}

/** The data key, or null when the secret is another. */
export function unwrapWithSecret(workspace: string, slot: HkdfSlot, secret: Uint8Array): DataKey | null {
  return unwrap(workspace, slot, wrappingKey(slot.type, secret, slot.kdf))
}

const newSalt = (): string => randomBytes(16).toString('base64url')

function wrap<Head extends Pick<Slot, 'type' | 'kdf'>>(workspace: string, head: Head, wrapping: Buffer, key: DataKey) {
  const nonce = randomBytes(nonceLength)
  const bytes = encrypt(wrapping, nonce, associated(workspace, { ...head, key: key.id }), key.bytes)
  wrapping.fill(0)
  return { ...head, key: key.id, nonce: nonce.toString('base64url'), wrapped: bytes.toString('base64url') }
}

function unwrap(workspace: string, slot: Slot, wrapping: Buffer): DataKey | null {
  const sealed = Buffer.from(slot.wrapped, 'base64url')
  const bytes = decrypt(wrapping, Buffer.from(slot.nonce, 'base64url'), associated(workspace, slot), sealed)
  wrapping.fill(0)
  return bytes && { id: slot.key, bytes }
}

const associated = (workspace: string, { key, type, kdf }: Pick<Slot, 'key' | 'type' | 'kdf'>): Buffer =>
  Buffer.from([keysFormat, workspace, key, type, JSON.stringify(kdf)].join('\0'))

const wrappingKey = (type: HkdfSlot['type'], secret: Uint8Array, kdf: HkdfSlot['kdf']): Buffer =>
  deriveKey(secret, Buffer.from(kdf.salt, 'base64url'), keysFormat, type)

/** NFKC: the same passphrase from another keyboard or system gives the same bytes. Spaces at the ends count. */
function stretch(passphrase: string, { N, r, p, salt }: PassphraseSlot['kdf']): Promise<Buffer> {
  const secret = Buffer.from(passphrase.normalize('NFKC'))
  // The exact need, 128·N·r, is refused; Node's own limit is lower still (store.md §9.1).
  const maxmem = 128 * N * r + 32 * 2 ** 20
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, 'base64url'), keyLength, { N, r, p, maxmem }, (fault, key) => {
      secret.fill(0)
      if (fault) reject(fault)
      else resolve(key)
    })
  })
}
