import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonPasswords } from '../../shared/common-passwords.ts'
import { strengthOf, strengths } from '../../shared/passphrase.ts'

const rank = (passphrase: string): number => strengths.indexOf(strengthOf(passphrase))
const someWords = 'kaffe tåg fjäll båt nyckel lampa skog väv gurka penna regn stege fyr mossa cykel ål'.split(' ')

test.each([
  ['', 'weak'],
  ['a', 'weak'],
  ['      ', 'weak'],
  ['kaffe', 'weak'],
  ['Sommar2024!', 'weak'],
  ['lösenord', 'weak'],
  ['L0SENORD', 'weak'],
  ['P@ssw0rd1', 'weak'],
  ['Password123!', 'weak'],
  ['qwerty12345', 'weak'],
  ['poiuytrewq', 'weak'],
  ['1qaz2wsx3edc', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnopqrstuvwxyz', 'weak'],
  ['hejhejhejhejhejhejhej', 'weak'],
  ['kaffe kaffe kaffe kaffe kaffe', 'weak'],
  ['lösenord qwerty sommar', 'weak'],
  ['kaffe tåg', 'fair'],
  ['correct horse battery staple', 'fair'],
  ['kaffe tåg fjäll', 'good'],
  ['k7#Qz!9p', 'good'],
  ['kaffe tåg fjäll båt', 'strong'],
  ['kaffe-tåg-fjäll-nyckel', 'strong'],
  ['Kaffe, tåg och fjäll', 'strong'],
  ['k7#Qz!9pLm2x', 'strong'],
  ['8c1f0b7e-5a94-4d2c', 'strong'],
] as const)('%j is %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength)
})

test('what stands on the list of common passwords is weak, however it is dressed up', () => {
  for (const password of commonPasswords) {
    for (const dressed of [password, password.toUpperCase(), password.replaceAll('o', '0').replaceAll('a', '@'), `${password}1!`]) {
      expect([dressed, strengthOf(dressed)]).toEqual([dressed, 'weak'])
    }
  }
})

test('four different words are strong in any order, with any sign between them', () => {
  const sign = fc.constantFrom(' ', '-', '.', '  ', '_', '7')
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        someWords.filter((word) => word.length > 2),
        { minLength: 4 },
      ),
      sign,
      (words, sign) => {
        expect(strengthOf(words.join(sign))).toBe('strong')
      },
    ),
  )
})

test('any text has a strength, and a word more never makes it weaker', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('lös', 'enord', 'qwe', 'rty', '20', '24', 'kaffe', ' ', 'a', '1', '!', '\ud800', 'É', 'ﬀ'))
      .map((parts) => parts.join('')),
  )
  const word = fc.oneof(fc.constantFrom(...someWords, ...commonPasswords), fc.string({ unit: 'grapheme', minLength: 1 }))
  fc.assert(
    fc.property(text, word, (text, word) => {
      expect(rank(`${text} ${word}`)).toBeGreaterThanOrEqual(rank(text))
    }),
    { numRuns: 500 },
  )
})

test('a very long passphrase is judged too', () => {
  expect(strengthOf('a'.repeat(100_000))).toBe('weak')
  expect(strengthOf(`${'a'.repeat(1000)} kaffe tåg fjäll båt`)).toBe('strong')
})
