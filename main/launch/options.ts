import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface LaunchOptions {
  host: boolean
  open: boolean
  help: boolean
  /** Absolute. */
  workspace: string | undefined
  port: number
}

/** An option that is not understood. */
export class OptionError extends Error {
  readonly kind: 'option' | 'port'
  readonly value: string
  constructor(kind: 'option' | 'port', value: string) {
    super(value)
    this.kind = kind
    this.value = value
  }
}

/** Reads the options of `npm start`; a relative folder counts from `cwd`. Throws `OptionError`. */
export function readOptions(args: readonly string[], cwd: string): LaunchOptions {
  const { values } = parse(args)
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError('port', values.port ?? '')
  const { workspace } = values
  return {
    host: values.host === true,
    open: values['no-open'] !== true,
    help: values.help === true,
    workspace: workspace === undefined ? undefined : resolve(cwd, workspace),
    port,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        host: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        workspace: { type: 'string' },
        port: { type: 'string' },
      },
    })
  } catch (fault) {
    throw new OptionError('option', /'([^']+)'/.exec(String(fault))?.[1] ?? args.join(' '))
  }
}
