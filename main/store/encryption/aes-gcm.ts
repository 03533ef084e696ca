import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Bytes of a key, of a nonce, and of the tag behind the ciphertext. */
export const keyLength = 32
export const nonceLength = 12
export const tagLength = 16

/** AES-256-GCM: ciphertext ‖ 16-byte tag. A pair of key and nonce must never be used twice. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associated)
  const ciphertext = cipher.update(bytes)
  cipher.final()
  return Buffer.concat([ciphertext, cipher.getAuthTag()])
}

/** What `encrypt` was given, or null when any bit of the key, nonce, associated data, ciphertext or tag is another. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Buffer | null {
  const end = sealed.byteLength - tagLength
  if (end < 0) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(associated)
  decipher.setAuthTag(sealed.subarray(end))
  const bytes = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
    return bytes
  } catch {
    bytes.fill(0)
    return null
  }
}
