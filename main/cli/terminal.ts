import type { Writable } from 'node:stream'
import type { Language } from '../../shared/settings.ts'
import type { sv } from '../../shared/text/sv.ts'
import type { Translation } from '../../shared/text/translation.ts'
import { fill } from '../spoken.ts'

/** What a terminal program is given: two streams, the environment and the folder that relative paths count from. */
export interface Streams {
  stdout: Writable
  stderr: Writable
  env: NodeJS.ProcessEnv
  cwd: string
}

/** The terminal as the commands see it, in the user's language. */
export interface Terminal extends Streams {
  /** Folder of the app's own data. */
  appData: string
  language: Language
  texts: Translation<typeof sv>
}

/** Writes a line on standard output: an answer. */
export const say = ({ stdout }: Streams, line: string): void => void stdout.write(`${line}\n`)

/** Writes a line on standard error: a sentence to the user. */
export const tell = ({ stderr }: Streams, line: string): void => void stderr.write(`${line}\n`)

/** A sentence with its number, in the singular or the plural that Swedish and English share. */
export function countIn<Key extends string>(
  texts: Readonly<Record<`${Key}_one` | `${Key}_other`, string>>,
  key: Key,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(count === 1 ? texts[`${key}_one`] : texts[`${key}_other`], { count, ...values })
}
