import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecoveryKey, readRecoveryKey, recoveryKeyText } from '../../../../main/store/encryption/recovery-key.ts'
import { frozen } from './frozen.ts'

const key = () => fc.uint8Array({ minLength: 20, maxLength: 20 })

test('a key is written in nine groups of four and read back', () => {
  fc.assert(
    fc.property(key(), (key) => {
      const text = recoveryKeyText(key)
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readRecoveryKey(text)).toEqual({ key: Buffer.from(key) })
    }),
  )
})

test('case, spaces, hyphens and look-alikes do not matter', () => {
  const text = frozen.recoveryKey
  const right = readRecoveryKey(text)
  expect(right).toHaveProperty('key')
  const lookAlike = text.replaceAll('1', 'l').replaceAll('0', 'o').replaceAll('V', 'u')
  for (const typed of [
    text.toLowerCase(),
    text.replaceAll('-', ''),
    ` ${text.replaceAll('-', ' – ')}\n`,
    lookAlike,
    lookAlike.replaceAll('l', 'I'),
    text.replaceAll('1', 'i').replaceAll('0', 'O'),
    text.replaceAll(/[A-Z0-9]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)),
  ]) {
    expect(readRecoveryKey(typed)).toEqual(right)
  }
})

test('a slip is told: every wrong sign, every two neighbours that changed places, and what is missing', () => {
  const text = frozen.recoveryKey.replaceAll('-', '')
  const unseen: string[] = []
  for (let at = 0; at < text.length; at++) {
    for (const sign of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      const typed = text.slice(0, at) + sign + text.slice(at + 1)
      if (typed !== text && !('problem' in readRecoveryKey(typed))) unseen.push(typed)
    }
    const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2)
    if (swapped !== text && !('problem' in readRecoveryKey(swapped))) unseen.push(swapped)
    expect(readRecoveryKey(text.slice(0, at))).toEqual({ problem: 'length' })
  }
  expect(unseen).toEqual([])
  expect(readRecoveryKey(text.replace('D', 'E'))).toEqual({ problem: 'typo' })
  expect(readRecoveryKey(`${text}0`)).toEqual({ problem: 'length' })
  expect(readRecoveryKey('ÅÄÖ?')).toEqual({ problem: 'character' })
  expect(readRecoveryKey('')).toEqual({ problem: 'length' })
})

test('anything at all can be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readRecoveryKey(text)).toHaveProperty('problem')
    }),
  )
})

test('each new key is another', () => {
  expect(new Set(Array.from({ length: 1000 }, () => recoveryKeyText(newRecoveryKey()))).size).toBe(1000)
})
