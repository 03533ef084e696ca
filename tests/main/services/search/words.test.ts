import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, placedWords, withoutRings, wordsOf } from '../../../../main/services/search/words.ts'

test.each([
  ['ÅR', 'år'],
  ['a\u030ar', 'år'],
  ['resumé', 'resume'],
  ['Ågård', 'ågård'],
  ['Bjørn', 'björn'],
  ['Æsop', 'äsop'],
  ['français', 'francais'],
  ['señor', 'senor'],
  ['Straße', 'strasse'],
  ['über', 'uber'],
  ['naïve', 'naive'],
  ['crème', 'creme'],
  ['2019', '2019'],
])('%s is compared as %s', (written, compared) => {
  expect(fold(written)).toBe(compared)
})

test('text is split on anything but letters and digits', () => {
  expect([...wordsOf('Möte, 22/1 kl. 09.00: RSP-ansvarig & länsstyrelse (Kalmar)!')]).toEqual(
    'möte 22 1 kl 09 00 rsp ansvarig länsstyrelse kalmar'.split(' '),
  )
  expect(wordsOf(' – … ')).toEqual([])
})

test('placed words are the same words, each where it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abåÄö é-1. ß'), maxLength: 60 }), (text) => {
      const placed = [...placedWords(text)]
      expect(placed.map(({ word }) => fold(word))).toEqual(wordsOf(text))
      for (const { word, start, end } of placed) expect(text.slice(start, end)).toBe(word)
    }),
  )
})

test('what is typed without å ä ö is the word without its rings and dots', () => {
  expect(withoutRings('överståndare')).toBe('overstandare')
})
