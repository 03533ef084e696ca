import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appDataFolder, suggestedWorkspace } from '../../main/places.ts'
import { temporaryFolder } from '../support/core.ts'

test('app data can be put elsewhere', () => {
  expect(appDataFolder({ BOLLPLANK_DATA: '/data' })).toBe('/data')
})

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  test('app data lies where Electron puts it', () => {
    expect(appDataFolder({})).toBe(join(homedir(), '.config', 'Bollplank'))
    expect(appDataFolder({ XDG_CONFIG_HOME: '/config' })).toBe('/config/Bollplank')
  })

  test.each([
    ['XDG_DOCUMENTS_DIR="$HOME/Dokument"', join(homedir(), 'Dokument', 'Bollplank')],
    ['# x\nXDG_DESKTOP_DIR="/d"\nXDG_DOCUMENTS_DIR="/srv/dokument"\n', '/srv/dokument/Bollplank'],
    ['XDG_DOCUMENTS_DIR="relative"', join(homedir(), 'Documents', 'Bollplank')],
    ['', join(homedir(), 'Documents', 'Bollplank')],
  ])('with %j a new workspace is proposed in %s', async (dirs, folder) => {
    const config = await temporaryFolder()
    await writeFile(join(config, 'user-dirs.dirs'), dirs)
    expect(suggestedWorkspace({ XDG_CONFIG_HOME: config })).toBe(folder)
  })

  test('without named folders it is proposed in Documents', async () => {
    expect(suggestedWorkspace({ XDG_CONFIG_HOME: await temporaryFolder() })).toBe(join(homedir(), 'Documents', 'Bollplank'))
  })
})
