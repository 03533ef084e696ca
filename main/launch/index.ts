import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startHost } from '../host/index.ts'
import { fill, textsFor } from '../spoken.ts'
import { findElectron } from './electron-binary.ts'
import { type LaunchOptions, OptionError, readOptions } from './options.ts'

/** A window that ends sooner than this never opened, in ms. */
const neverOpened = 5000

/**
 * `npm start`: opens Electron where its binary is present or can be fetched and there is a display, and otherwise says
 * in one line why not and opens the browser window. Resolves to the exit code, or undefined while the host serves.
 */
export async function launch(args: readonly string[], cwd: string): Promise<number | undefined> {
  const texts = textsFor('system').shell
  let options: LaunchOptions
  try {
    options = readOptions(args, cwd)
  } catch (fault) {
    if (!(fault instanceof OptionError)) throw fault
    console.error(fault.kind === 'port' ? fill(texts.badPort, { port: fault.value }) : fill(texts.badOption, { option: fault.value }))
    return 2
  }
  if (options.help) {
    console.log(texts.help)
    return 0
  }
  if (!options.host) {
    const ended = await openElectron(options)
    if (typeof ended === 'number') return ended
    console.log(fill(texts.noElectron, { why: ended }))
  }
  try {
    await startHost(options)
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault && fault.syscall === 'listen')) throw fault
    console.error(fill(texts.badPort, { port: options.port }))
    return 1
  }
  return undefined
}

/** The exit code of the app that was opened, or in words why it was not. */
async function openElectron({ workspace }: LaunchOptions): Promise<number | string> {
  const texts = textsFor('system').shell
  const root = join(import.meta.dirname, '../..')
  const found = findElectron(root, () => console.log(texts.fetching))
  if ('missing' in found) {
    return found.missing === 'display' ? texts.whyNoDisplay : texts.whyNoBinary
  }
  const began = performance.now()
  const code = await new Promise<number>((resolve) => {
    const child = spawn(found.path, [root, ...(workspace === undefined ? [] : ['--workspace', workspace])], { stdio: 'inherit' })
    child.once('error', () => resolve(1))
    child.once('exit', (status) => resolve(status ?? 1))
  })
  return code !== 0 && performance.now() - began < neverOpened ? fill(texts.whyFailed, { code }) : code
}
