import { resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import * as v from 'valibot'
import type { sv } from '../../shared/text/sv.ts'
import { PlainDate } from '../../shared/time.ts'

/** The command line is wrong; says how by the name of a sentence in `cli.usage`. */
export class UsageError extends Error {
  readonly sentence: keyof typeof sv.cli.usage
  readonly values: Readonly<Record<string, string>>
  constructor(sentence: keyof typeof sv.cli.usage, values: Readonly<Record<string, string>> = {}) {
    super(sentence)
    this.sentence = sentence
    this.values = values
  }
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>
type ValuesOf<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>['values']

/** Reads a command's options and at most `words` other arguments. Throws `UsageError`. */
export function readArguments<const Options extends OptionsConfig>(
  args: readonly string[],
  options: Options,
  words = 0,
): { values: ValuesOf<Options>; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const surplus = positionals[words]
    if (surplus !== undefined) throw new UsageError('surplusArgument', { name: surplus })
    return { values, words: positionals }
  } catch (fault) {
    throw fault instanceof UsageError ? fault : usageErrorFrom(fault)
  }
}

/** The folder that `--workspace` names, absolute. Throws `UsageError` when it is missing. */
export function workspaceFolder(value: string | undefined, cwd: string): string {
  return resolve(cwd, given('--workspace', value))
}

/** A value that must be there. Throws `UsageError` when it is missing or empty. */
export function given(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError('missing', { name })
  return value
}

/** A value that must be one of a few. Throws `UsageError`. */
export function oneOf<const Choice extends string>(name: string, choices: readonly Choice[], value: string): Choice {
  const chosen = choices.find((choice) => choice === value)
  if (chosen === undefined) throw new UsageError('badChoice', { name, value, choices: choices.join(', ') })
  return chosen
}

/** A day that exists, `YYYY-MM-DD`. Throws `UsageError`. */
export function day(value: string): string {
  if (!v.is(PlainDate, value)) throw new UsageError('badDate', { value })
  return value
}

/** Node names the option in quotes: `Unknown option '--foo'`, `Option '-h, --help' does not take an argument`. */
function usageErrorFrom(fault: unknown): UsageError {
  const { code, message } = fault as NodeJS.ErrnoException
  const name = /'(?:-\w, )?(--?[^\s']*)/.exec(message)?.[1] ?? ''
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new UsageError('unknownOption', { name })
  return new UsageError(message.includes('does not take') ? 'surplusValue' : 'missingValue', { name })
}
