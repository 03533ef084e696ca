import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, marked } from '../../../../main/services/search/excerpt.ts'
import { termsOf } from '../../../../main/services/search/query.ts'
import type { Part } from '../../../../shared/search.ts'

const shown = (parts: Part[]) => parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('')

test('the words that were found are marked, whole and as they were written', () => {
  expect(shown(marked('Mötena i Kalmar: MÖTE', termsOf('möten kal'), 'near'))).toBe('Mötena i [Kalmar]: [MÖTE]')
  expect(shown(marked('Hälsa', termsOf('halsa'), 'plain'))).toBe('[Hälsa]')
  expect(shown(marked('Hälsa', termsOf('halsa'), 'near'))).toBe('Hälsa')
  expect(shown(marked('länsstyrelsen', termsOf('styrelse'), 'loose'))).toBe('[länsstyrelsen]')
})

test('an excerpt is the stretch that has most of the words, on one line', () => {
  const text = `Kalmar nämns först.\n${'Fyllnad här. '.repeat(40)}\nMötet i Kalmar blev bra.\n${'Mera sedan. '.repeat(40)}`
  const line = shown(excerptOf(text, termsOf('kalmar möte'), 'near'))
  expect(line).toContain('[Mötet] i [Kalmar] blev bra.')
  expect(line.startsWith('… ')).toBe(true)
  expect(line.endsWith(' …')).toBe(true)
  expect(line).not.toContain('\n')
})

test('without a word found it is the beginning; a short text is whole', () => {
  expect(shown(excerptOf('Kort.\nText.', termsOf('annat'), 'near'))).toBe('Kort. Text.')
  expect(shown(excerptOf('ord '.repeat(100), termsOf('annat'), 'near'))).toMatch(/^ord .* …$/)
})

test('parts put together are the text, and every excerpt is short and holds what was found', () => {
  const text = fc.string({ unit: fc.constantFrom('möte', 'kalmar', ' ', ' ', '\n', 'en', '–', 'x'.repeat(30)), maxLength: 120 })
  fc.assert(
    fc.property(text, (written) => {
      const terms = termsOf('möte kalmar')
      expect(
        marked(written, terms, 'near')
          .map((part) => part.text)
          .join(''),
      ).toBe(written.normalize('NFC'))
      const line = written.replaceAll(/\s+/g, ' ').trim()
      const parts = excerptOf(written, terms, 'near')
      const inner = parts
        .map((part) => part.text)
        .join('')
        .replace(/^… /, '')
        .replace(/ …$/, '')
      expect(line).toContain(inner)
      expect(inner.length).toBeLessThanOrEqual(260)
      if (marked(line, terms, 'near').some(({ found }) => found)) expect(parts.some(({ found }) => found)).toBe(true)
    }),
  )
})
