import { hkdfSync, randomBytes } from 'node:crypto'
import { keyLength } from './aes-gcm.ts'

/** What the workspace's files are sealed with. The id is no secret: each sealed file says which key it needs. */
export interface DataKey {
  /** 8 bytes as base64url. */
  id: string
  /** 32 bytes; only zeroes once forgotten. */
  bytes: Buffer
}

/** The key to seal with, then the earlier ones that files may still be sealed with while the key is being changed. */
export type DataKeys = readonly [present: DataKey, ...earlier: DataKey[]]

/** Bytes of a key's id. */
export const keyIdLength = 8

/** A new data key. */
export const newDataKey = (): DataKey => ({ id: randomBytes(keyIdLength).toString('base64url'), bytes: randomBytes(keyLength) })

/** Wipes keys from memory. Everything that holds them is locked from then on. */
export function forgetKeys(keys: readonly DataKey[]): void {
  for (const { bytes } of keys) bytes.fill(0)
}

/** Whether the key has been wiped. */
export const isForgotten = ({ bytes }: DataKey): boolean => bytes.every((byte) => byte === 0)

/** HKDF-SHA256 (RFC 5869), 32 bytes. `info` says what the key is for; its parts are parted by NUL. */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, ...info: string[]): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info.join('\0'), keyLength))
}
