import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as search from '../../../../main/services/search/excerpt.ts'
import { type Reach, termsOf } from '../../../../main/services/search/query.ts'
import type { Part } from '../../../../shared/search.ts'

const marked = (text: string, query: string, reach: Reach = 'near') => search.marked(text, search.markerOf(termsOf(query), reach))
const excerptOf = (text: string, query: string) => {
  const terms = termsOf(query)
  return search.excerptOf(text, search.markerOf(terms, 'near'), terms.length)
}
const shown = (parts: Part[]) => parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('')

test('the words that were found are marked, whole and as they were written', () => {
  expect(shown(marked('Mötena i Kalmar: MÖTE', 'möten kal'))).toBe('Mötena i [Kalmar]: [MÖTE]')
  expect(shown(marked('Hälsa', 'halsa', 'plain'))).toBe('[Hälsa]')
  expect(shown(marked('Hälsa', 'halsa'))).toBe('Hälsa')
  expect(shown(marked('länsstyrelsen', 'styrelse', 'loose'))).toBe('[länsstyrelsen]')
})

test('an excerpt is the stretch that has most of the words, on one line', () => {
  const text = `Kalmar nämns först.\n${'Fyllnad här. '.repeat(40)}\nMötet i Kalmar blev bra.\n${'Mera sedan. '.repeat(40)}`
  const line = shown(excerptOf(text, 'kalmar möte'))
  expect(line).toContain('[Mötet] i [Kalmar] blev bra.')
  expect(line.startsWith('… ')).toBe(true)
  expect(line.endsWith(' …')).toBe(true)
  expect(line).not.toContain('\n')
})

test('without a word found it is the beginning; a short text is whole', () => {
  expect(shown(excerptOf('Kort.\nText.', 'annat'))).toBe('Kort. Text.')
  expect(shown(excerptOf('ord '.repeat(100), 'annat'))).toMatch(/^ord .* …$/)
})

test('parts put together are the text, and every excerpt is short and holds what was found', () => {
  const text = fc.string({ unit: fc.constantFrom('möte', 'kalmar', ' ', ' ', '\n', 'en', '–', 'x'.repeat(30)), maxLength: 120 })
  fc.assert(
    fc.property(text, (written) => {
      const query = 'möte kalmar'
      expect(
        marked(written, query)
          .map((part) => part.text)
          .join(''),
      ).toBe(written.normalize('NFC'))
      const line = written.replaceAll(/\s+/g, ' ').trim()
      const parts = excerptOf(written, query)
      const inner = parts
        .map((part) => part.text)
        .join('')
        .replace(/^… /, '')
        .replace(/ …$/, '')
      expect(line).toContain(inner)
      expect(inner.length).toBeLessThanOrEqual(260)
      if (marked(line, query).some(({ found }) => found)) expect(parts.some(({ found }) => found)).toBe(true)
    }),
  )
})
