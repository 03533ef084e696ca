import { expect, test } from 'vitest'
import { errorCodes } from '../../shared/reply.ts'
import { en } from '../../shared/text/en.ts'
import { sv } from '../../shared/text/sv.ts'

/** Every text by its key, `app.today.title`. */
function flat(texts: object, above = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[above + key, value] as [string, string]] : flat(value as object, `${above}${key}.`),
  )
}

const variables = (text: string) => [...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].toSorted()

const swedish = flat(sv)
const english = new Map(flat(en))

test('English has exactly the keys of Swedish', () => {
  expect([...english.keys()].toSorted()).toEqual(swedish.map(([key]) => key).toSorted())
})

test('each text has the same variables in both languages, written as i18next reads them', () => {
  for (const [key, text] of swedish) expect({ key, variables: variables(english.get(key)!) }).toEqual({ key, variables: variables(text) })
  for (const [key, text] of [...swedish, ...english])
    expect({ key, rest: text.replaceAll(/\{\{\w+\}\}/g, '').match(/[{}]{2}/) }).toEqual({ key, rest: null })
})

test('plurals come in pairs, and only the one form may leave the number out', () => {
  for (const [key, text] of [...swedish, ...english]) {
    if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true)
    if (key.endsWith('_other')) {
      expect(english.has(key.replace(/_other$/, '_one'))).toBe(true)
      expect({ key, variables: variables(text) }).toMatchObject({ variables: expect.arrayContaining(['{{count}}']) as unknown })
    }
  }
})

test('every error code has its sentence', () => {
  for (const code of errorCodes) expect(swedish.map(([key]) => key)).toContain(`app.errors.${code}`)
})

test('a text is left empty in both languages or in neither', () => {
  for (const [key, text] of swedish) expect({ key, empty: english.get(key) === '' }).toEqual({ key, empty: text === '' })
})

test('nothing is shouted', () => {
  expect([...swedish, ...english].filter(([, text]) => text.includes('!'))).toEqual([])
})
