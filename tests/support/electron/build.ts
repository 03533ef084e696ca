import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build, createBuilder, loadConfigFromFile } from 'vite'

export const root = resolve(import.meta.dirname, '../../..')
let standIn: Promise<string> | undefined

/** Bundles the stand-in, once for this process, and gives the path of its program. */
export function buildStandIn(): Promise<string> {
  standIn ??= bundle()
  return standIn
}

/** The program is named by its content and put in place whole, so that processes that bundle at the same time agree. */
async function bundle(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'stand-in', 'program.ts'), write: false, rollupOptions: { output: { codeSplitting: false } } },
  })
  const [program] = 'output' in built ? built.output : []
  if (program?.type !== 'chunk') throw new Error('the bundler gave no program')
  const path = join(root, 'out', 'tests', `electron-stand-in-${createHash('sha256').update(program.code).digest('hex').slice(0, 16)}.js`)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}-${process.pid}`, program.code)
  await rename(`${path}-${process.pid}`, path)
  return path
}

/** Builds the app's main program and preload as the product's configuration says, but into `folder`, and gives the program's path. */
export async function buildMain(folder: string): Promise<string> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'vite.config.ts'), undefined, 'error')
  const { main, electron = main, searchThread, preload } = loaded?.config.environments ?? {}
  if (!electron?.build?.rollupOptions || !searchThread?.build || !preload?.build)
    throw new Error('vite.config.ts lacks a part of the main program')
  electron.build.outDir = join(folder, 'main')
  electron.build.rollupOptions.input = { electron: join(root, 'main/electron/index.ts') }
  searchThread.build.outDir = join(folder, 'main')
  preload.build.outDir = join(folder, 'preload')
  const builder = await createBuilder({ ...loaded?.config, configFile: false, logLevel: 'error' })
  for (const name of [electron === main ? 'main' : 'electron', 'searchThread', 'preload']) await builder.build(builder.environments[name]!)
  return join(folder, 'main', 'electron.js')
}
