import { expect, test } from 'vitest'
import { fill, terminalLanguages, textsFor } from '../../main/spoken.ts'
import { en } from '../../shared/text/en.ts'
import { sv } from '../../shared/text/sv.ts'

test('the terminal speaks as its environment wishes, unless the settings say otherwise', () => {
  expect(terminalLanguages({ LC_ALL: '', LC_MESSAGES: 'en_GB.UTF-8', LANG: 'sv_SE.UTF-8' })).toEqual(['en_GB.UTF-8', 'sv_SE.UTF-8'])
  expect(textsFor('system', terminalLanguages({ LANG: 'en_US.UTF-8' }))).toBe(en)
  expect(textsFor('system', terminalLanguages({}))).toBe(sv)
  expect(textsFor('sv', ['en'])).toBe(sv)
  expect(textsFor('en', [])).toBe(en)
})

test('values take the place of their names, as they are', () => {
  expect(fill('{{a}} och {{b}}, {{a}}', { a: 1, b: '$& {{a}}' })).toBe('1 och $& {{a}}, 1')
  expect(fill('{{none}}', {})).toBe('{{none}}')
})
