import { chooseLanguage, type Settings } from '../shared/settings.ts'
import { en } from '../shared/text/en.ts'
import { sv } from '../shared/text/sv.ts'
import type { Translation } from '../shared/text/translation.ts'

/** The languages a terminal asks for, most wanted first. */
export const terminalLanguages = (env: NodeJS.ProcessEnv = process.env): string[] =>
  [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter((wish): wish is string => wish !== undefined && wish !== '')

/** All texts in the language of the settings, or of the terminal. */
export function textsFor(setting: Settings['language'], wishes: readonly string[] = terminalLanguages()): Translation<typeof sv> {
  return chooseLanguage(setting, wishes) === 'en' ? en : sv
}

/** Puts values in the place of `{{name}}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
}
