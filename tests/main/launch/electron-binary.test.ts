import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findElectron } from '../../../main/launch/electron-binary.ts'
import { temporaryFolder } from '../../support/core.ts'

const display = { DISPLAY: ':0' }
const quiet = () => {}

async function rootWith(...files: readonly [path: string, text: string][]): Promise<string> {
  const root = await temporaryFolder()
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  test('without a display it is not even looked for', async () => {
    const root = await rootWith(['node_modules/electron/dist/electron', ''])
    expect(findElectron(root, quiet, {})).toEqual({ missing: 'display' })
    expect(findElectron(root, quiet, { DISPLAY: '' })).toEqual({ missing: 'display' })
  })

  test('the binary that the package fetched is found, on X and on Wayland', async () => {
    const root = await rootWith(['node_modules/electron/dist/electron', ''], ['node_modules/electron/path.txt', 'electron\n'])
    for (const env of [display, { WAYLAND_DISPLAY: 'wayland-0' }])
      expect(findElectron(root, quiet, env)).toEqual({ path: join(root, 'node_modules/electron/dist/electron') })
  })

  test('one that lies elsewhere is found by its folder', async () => {
    const root = await rootWith(['unpacked/electron', ''])
    expect(findElectron(root, quiet, { ...display, ELECTRON_OVERRIDE_DIST_PATH: join(root, 'unpacked') })).toEqual({
      path: join(root, 'unpacked', 'electron'),
    })
  })

  test('it is fetched when it is missing, and what cannot be fetched is told', async () => {
    const root = await rootWith([
      'node_modules/electron/install.js',
      'const fs = require("fs"); fs.mkdirSync(__dirname + "/dist"); fs.writeFileSync(__dirname + "/dist/electron", "")',
    ])
    expect(findElectron(root, quiet, display)).toEqual({ path: join(root, 'node_modules/electron/dist/electron') })
    expect(findElectron(await rootWith(['node_modules/electron/install.js', 'process.exit(1)']), quiet, display)).toEqual({
      missing: 'binary',
    })
    expect(findElectron(await rootWith(), quiet, display)).toEqual({ missing: 'binary' })
  })
})
