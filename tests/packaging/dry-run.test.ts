import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { extractFile, listPackage } from '@electron/asar'
import { parseAst } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDummyElectron, readFuses } from './dummy-electron.ts'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What a built module imports by name, statically or when it gets there; `require` counts too. */
function importsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(importsOf)
  if (typeof node !== 'object' || node === null) return []
  const { type, callee, arguments: given } = node as { type?: string; callee?: { name?: string }; arguments?: { value?: unknown }[] }
  const isRequire = type === 'CallExpression' && callee?.name === 'require'
  const source = isRequire ? given?.[0] : (node as { source?: { value?: unknown } }).source
  const isImport =
    isRequire ||
    type === 'ImportDeclaration' ||
    type === 'ImportExpression' ||
    type === 'ExportNamedDeclaration' ||
    type === 'ExportAllDeclaration'
  return [...(isImport && typeof source?.value === 'string' ? [source.value] : []), ...Object.values(node).flatMap(importsOf)]
}

/** The files that a built module needs, itself among them, relative to the repository. */
async function closure(entry: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(entry)) return found
  found.add(entry)
  for (const name of importsOf(parseAst(await readFile(join(root, entry), 'utf8')))) {
    if (name.startsWith('.')) await closure(posix.join(posix.dirname(entry), name), found)
  }
  return found
}

/** What the main program is made of: its own files and the search thread's, which it starts by name. */
const programs = async () => closure('out/main/search-thread.cjs', await closure('out/main/electron.js'))

describe('a package built around a dummy Electron', () => {
  let folder: string
  let unpacked: string
  let asar: string
  const text = (path: string) => extractFile(asar, path.split('/').join(sep)).toString('utf8')

  beforeAll(async () => {
    if (!existsSync(join(root, 'out/main/electron.js'))) throw new Error('nothing is built: npm run build')
    folder = await mkdtemp(join(tmpdir(), 'bollplank-package-'))
    await makeDummyElectron(join(folder, 'electron'))
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const overrides = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'release')}`]
    await run(process.execPath, [builder, '--linux', '--dir', '--publish', 'never', ...overrides], { cwd: root })
    unpacked = join(folder, 'release', 'linux-unpacked')
    asar = join(unpacked, 'resources', 'app.asar')
  }, 180_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('holds the main program, the preload and the renderer, and nothing else', async () => {
    const built = await readdir(join(root, 'out/renderer'), { recursive: true, withFileTypes: true })
    const files = built.filter((file) => file.isFile()).map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    const renderer = files.map((file) => file.split(sep).join('/'))
    const main = await programs()
    const packed = listPackage(asar, { isPack: false }).map((path) => path.slice(1).split(sep).join('/'))
    const folders = new Set(packed.map((path) => dirname(path)))
    expect(packed.filter((path) => !folders.has(path)).toSorted()).toEqual(
      ['package.json', 'out/preload/preload.cjs', ...main, ...renderer].toSorted(),
    )
  })

  it('starts where its package.json says', () => {
    const { main, type } = JSON.parse(text('package.json')) as { main: string; type: string }
    expect({ main, type }).toEqual({ main: 'out/main/electron.js', type: 'module' })
    expect(text(main)).toContain('preload.cjs')
    expect(text('out/preload/preload.cjs')).toContain('exposeInMainWorld("bollplank"')
    expect(text('out/renderer/index.html')).toMatch(/<script type="module"[^>]* src="\/[^"]+\.js"/)
  })

  it('needs nothing that is not in it', async () => {
    for (const file of await programs()) {
      const foreign = importsOf(parseAst(text(file))).filter((name) => !name.startsWith('.') && name !== 'electron' && !isBuiltin(name))
      expect({ file, foreign }).toEqual({ file, foreign: [] })
    }
  })

  it('has the fuses that leave nothing open', async () => {
    expect(await readFuses(join(unpacked, 'bollplank'))).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })
})
