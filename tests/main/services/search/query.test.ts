import { stemmer } from '@orama/stemmers/swedish'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOneSlipFrom, likeness, type Reach, termsOf } from '../../../../main/services/search/query.ts'
import { fold } from '../../../../main/services/search/words.ts'

const found = (query: string, word: string, reach: Reach = 'near') => termsOf(query).some((term) => likeness(term, fold(word), reach) > 0)
const like = (query: string, word: string, reach: Reach = 'near') => likeness(termsOf(query)[0]!, fold(word), reach)

test.each([
  ['möte', 'mötet'],
  ['frågorna', 'fråga'],
  ['möten', 'möte'],
  ['kommunerna', 'kommun'],
  ['handlingsplan', 'handlingsplanerna'],
  ['org', 'organisationerna'],
  ['organisatione', 'organisationerna'],
  ['meet', 'meetings'],
  ['meeting', 'meeting'],
])('%s finds %s', (query, word) => {
  expect(found(query, word)).toBe(true)
})

test.each([
  ['år', 'ar'],
  ['ar', 'år'],
  ['halsa', 'hälsa'],
  ['mö', 'möte'],
  ['anna möte', 'annan'],
  ['styrelse', 'länsstyrelse'],
  ['mtöe', 'möte'],
])('%s does not find %s at first', (query, word) => {
  expect(found(query, word)).toBe(false)
})

test('the word itself is better than a form of it, that better than what it begins, and what needs more reach is worse than all', () => {
  const degrees = [
    like('mote', 'mote'),
    like('möte', 'möten'),
    like('möte', 'mötesplats'),
    like('mote', 'möte', 'plain'),
    like('mote', 'motesk', 'loose'),
    like('länsstyrelse', 'länstyrelse', 'loose'),
  ]
  expect(degrees.slice(0, 4)).toEqual(degrees.slice(0, 4).toSorted((a, b) => b - a))
  expect(new Set(degrees.slice(0, 4)).size).toBe(4)
  expect(degrees.at(-1)).toBeGreaterThan(0)
})

test('å ä and ö are found without them, also as another form and as a beginning', () => {
  for (const [query, word] of [
    ['halsa', 'hälsa'],
    ['fragor', 'fråga'],
    ['hals', 'hälsoläge'],
    ['overgang', 'övergång'],
  ] as const) {
    expect(found(query, word, 'plain')).toBe(true)
  }
  expect(found('år', 'ar', 'plain')).toBe(false)
  expect(found('mötet', 'motet', 'plain')).toBe(false)
})

test('the last resort finds inside words and forgives one slip', () => {
  for (const [query, word] of [
    ['styrelse', 'länsstyrelsen'],
    ['mtöe', 'möte'],
    ['kalmr', 'kalmar'],
    ['kalmmar', 'kalmar'],
    ['kalnar', 'kalmar'],
  ] as const) {
    expect(found(query, word, 'loose')).toBe(true)
  }
  expect(found('klmr', 'kalmar', 'loose')).toBe(false)
  expect(found('mö', 'arbetsmöte', 'loose')).toBe(false)
})

test('a last word of a letter or two is not asked of what is found; alone it is', () => {
  expect(termsOf('möte p').map(({ isRequired }) => isRequired)).toEqual([true, false])
  expect(termsOf('EU').map(({ isRequired }) => isRequired)).toEqual([true])
  expect(termsOf('EU möte').map(({ isRequired }) => isRequired)).toEqual([true, true])
})

const letter = fc.constantFrom(...'abdeginorståäöl')
const someWord = fc.string({ unit: letter, minLength: 1, maxLength: 12 })

test('the stemmer only cuts, which the search for other forms depends on', () => {
  fc.assert(
    fc.property(someWord, (word) => {
      expect(word.startsWith(stemmer(word))).toBe(true)
    }),
    { numRuns: 2000 },
  )
  for (const word of ['fullt', 'löst', 'vänligt', 'skriftlig', 'hastighet', 'mötesplats', 'meetings']) {
    expect(word.startsWith(stemmer(word))).toBe(true)
  }
})

test('one slip is one letter changed, added, left out or two changed places, and nothing else', () => {
  const place = fc.nat({ max: 12 })
  fc.assert(
    fc.property(someWord, letter, place, (word, other, at) => {
      const i = at % word.length
      const slips = [
        word.slice(0, i) + other + word.slice(i),
        word.slice(0, i) + word.slice(i + 1),
        word.slice(0, i) + other + word.slice(i + 1),
        word.slice(0, i) + (word[i + 1] ?? '') + word[i]! + word.slice(i + 2),
      ]
      for (const slip of slips) expect(isOneSlipFrom(word, slip) && isOneSlipFrom(slip, word)).toBe(true)
    }),
  )
  expect(isOneSlipFrom('abcd', 'badc')).toBe(false)
  expect(isOneSlipFrom('abcd', 'abcdef')).toBe(false)
})
