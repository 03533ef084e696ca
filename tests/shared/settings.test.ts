import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { chooseLanguage, defaultSettings, readSettings, Settings, SettingsChange } from '../../shared/settings.ts'

test('each field that does not fit gets its default, and the others stay', () => {
  expect(readSettings({ language: 'klingon', theme: 'dark', workspace: 7, calendarView: 'week', secret: 'x' })).toEqual({
    ...defaultSettings,
    theme: 'dark',
    calendarView: 'week',
  })
  expect(readSettings({ theme: 'sepia', language: 'en' })).toEqual({ ...defaultSettings, language: 'en' })
})

test('whatever stands in the file, settings come out of it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.anything(),
        fc.record({ language: fc.anything(), theme: fc.anything(), workspace: fc.anything(), calendarView: fc.anything() }),
      ),
      (raw) => {
        expect(v.is(Settings, readSettings(raw))).toBe(true)
      },
    ),
  )
  expect(readSettings(JSON.parse('{"__proto__":{"theme":"dark"}}'))).toEqual(defaultSettings)
})

test('a change names known fields only', () => {
  expect(v.is(SettingsChange, {})).toBe(true)
  expect(v.is(SettingsChange, { theme: 'dark' })).toBe(true)
  expect(v.is(SettingsChange, { theme: 'sepia' })).toBe(false)
  expect(v.is(SettingsChange, { colour: 'red' })).toBe(false)
})

test.each([
  ['system', ['sv-SE'], 'sv'],
  ['system', ['en-GB', 'sv'], 'en'],
  ['system', ['en_US.UTF-8'], 'en'],
  ['system', ['EN'], 'en'],
  ['system', ['de-DE', 'en'], 'en'],
  ['system', ['de-DE', 'C.UTF-8', ''], 'sv'],
  ['system', ['enm', 'svx'], 'sv'],
  ['system', [], 'sv'],
  ['sv', ['en'], 'sv'],
  ['en', ['sv'], 'en'],
] as const)('the setting %s on a computer that wishes %j speaks %s', (setting, wishes, language) => {
  expect(chooseLanguage(setting, wishes)).toBe(language)
})
