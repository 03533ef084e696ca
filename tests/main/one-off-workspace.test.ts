import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startingIn } from '../../main/one-off-workspace.ts'
import type { SettingsFile } from '../../main/services/context.ts'
import { defaultSettings, readSettings, type Settings } from '../../shared/settings.ts'
import { temporaryFolder } from '../support/core.ts'

/** Settings that remember a workspace, and what became of them. */
function remembering(workspace: string): SettingsFile {
  let current: Settings = { ...defaultSettings, workspace }
  return { read: () => current, change: (change) => (current = readSettings({ ...current, ...change })) }
}

test('without a folder everything is as it was remembered', () => {
  const remembered = remembering('/home')
  expect(startingIn(undefined, remembered, '/proposed')).toEqual({ settings: remembered, suggestedFolder: '/proposed' })
})

test('an existing workspace is opened without being remembered, whatever else is changed', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'workspace.json'), '')
  const remembered = remembering('/home')
  const { settings } = startingIn(folder, remembered, '/proposed')
  expect(settings.read().workspace).toBe(folder)
  expect(settings.change({ theme: 'dark' })).toMatchObject({ theme: 'dark', workspace: folder })
  expect(settings.read()).toMatchObject({ theme: 'dark', workspace: folder })
  expect(remembered.read()).toMatchObject({ theme: 'dark', workspace: '/home' })
})

test('a folder that is no workspace is proposed, and the one that the user then chooses counts', async () => {
  const folder = join(await temporaryFolder(), 'new')
  await mkdir(folder)
  const remembered = remembering('/home')
  const { settings, suggestedFolder } = startingIn(folder, remembered, '/proposed')
  expect({ suggestedFolder, workspace: settings.read().workspace }).toEqual({ suggestedFolder: folder, workspace: '' })
  expect(settings.change({ workspace: '/chosen' }).workspace).toBe('/chosen')
  expect([settings.read().workspace, remembered.read().workspace]).toEqual(['/chosen', '/chosen'])
})
