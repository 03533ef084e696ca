import { createHash, randomBytes } from 'node:crypto'

/*
 * 160 random bits for paper, in eight groups of four and a check group. Crockford's base32: no I, L, O or U, so that
 * what looks like one of them is read as 1, 0 or V. RFC 4648 has both I and L, which no reading can tell apart.
 */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lookAlikes: Record<string, string> = { I: '1', L: '1', O: '0', U: 'V' }
const keyLength = 20
const keyDigits = 32
const checkDigits = 4

/** Why a text is no recovery key: too short or long, a sign that none has, or a slip of the pen. */
export type RecoveryKeyProblem = 'length' | 'character' | 'typo'

/** 20 new random bytes. */
export const newRecoveryKey = (): Buffer => randomBytes(keyLength)

/** `XXXX-XXXX-…`: nine groups, the last of them the check. */
export function recoveryKeyText(key: Uint8Array): string {
  return (base32(key) + checkOf(key)).match(/.{4}/g)!.join('-')
}

/** The key from what somebody typed: case, spaces, hyphens and look-alikes do not matter. */
export function readRecoveryKey(text: string): { key: Buffer } | { problem: RecoveryKeyProblem } {
  const typed = Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}_.,:]/gu, ''),
    (sign) => lookAlikes[sign] ?? sign,
  )
  if (!typed.every((sign) => digits.includes(sign))) return { problem: 'character' }
  if (typed.length !== keyDigits + checkDigits) return { problem: 'length' }
  const bits = typed.slice(0, keyDigits).map((sign) => digits.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g)!
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  return checkOf(key) === typed.slice(keyDigits).join('') ? { key } : { problem: 'typo' }
}

/** The first 20 bits of the checksum: a slip goes unseen once in a million. */
const checkOf = (key: Uint8Array): string => base32(createHash('sha256').update(key).digest()).slice(0, checkDigits)

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => digits[Number.parseInt(five, 2)]).join('')
}
