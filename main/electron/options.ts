import { isAbsolute } from 'node:path'

/** The folder after `--workspace` among a program's arguments, if it is given in full. */
export function workspaceAmong(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--workspace')
  const folder = at < 0 ? undefined : argv[at + 1]
  return folder !== undefined && isAbsolute(folder) ? folder : undefined
}
