import Conf from 'conf'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSettings, type SettingsClass } from '../../main/settings.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { temporaryFolder } from '../support/core.ts'

const open = (folder: string) => openSettings(Conf as unknown as SettingsClass, folder)
const stored = async (folder: string) => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as unknown

test('settings begin as the defaults, and a change is there the next time', async () => {
  const folder = join(await temporaryFolder(), 'not', 'there', 'yet')
  const settings = open(folder)
  expect(settings.read()).toEqual(defaultSettings)
  expect(settings.change({ theme: 'dark', workspace: '/home/å' })).toEqual({ ...defaultSettings, theme: 'dark', workspace: '/home/å' })
  expect(settings.read().theme).toBe('dark')
  expect(open(folder).read()).toEqual(settings.read())
  expect((await readdir(folder)).toSorted()).toEqual(['settings.backup.json', 'settings.json'])
})

test.skipIf(process.platform === 'win32')('only the user may read them', async () => {
  const folder = await temporaryFolder()
  open(folder).change({ theme: 'dark' })
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
})

test('what other programs keep in the same file survives', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'settings.json'), '{"window":{"x":1},"theme":"light"}')
  open(folder).change({ theme: 'dark' })
  expect(await stored(folder)).toEqual({ ...defaultSettings, window: { x: 1 }, theme: 'dark' })
})

test('two programs that are open at once do not undo each other', async () => {
  const folder = await temporaryFolder()
  const [one, other] = [open(folder), open(folder)]
  one.change({ language: 'en' })
  expect(other.change({ theme: 'dark' })).toMatchObject({ language: 'en', theme: 'dark' })
  expect(open(folder).read()).toMatchObject({ language: 'en', theme: 'dark' })
})

test('a value that nobody knows becomes the default, and stays in the file until it is changed', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'settings.json'), '{"language":"klingon","theme":"dark"}')
  expect(open(folder).read()).toEqual({ ...defaultSettings, theme: 'dark' })
  expect(await stored(folder)).toEqual({ language: 'klingon', theme: 'dark' })
})

describe('a settings file that cannot be read is kept beside', () => {
  test.each(['', '{"theme":"da', 'null', '[1]', '"x"', '7', '\0\0\0\0', '\ufeff{}x'])('%j', async (torn) => {
    const folder = await temporaryFolder()
    open(folder).change({ theme: 'dark', language: 'en' })
    await writeFile(join(folder, 'settings.json'), torn)
    expect(open(folder).read()).toMatchObject({ theme: 'dark', language: 'en' })
    expect(await readFile(join(folder, 'settings.corrupt-1.json'), 'utf8')).toBe(torn)
    await writeFile(join(folder, 'settings.json'), torn)
    open(folder)
    expect(await readFile(join(folder, 'settings.corrupt-2.json'), 'utf8')).toBe(torn)
  })

  test('and without a spare copy the defaults take its place', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'settings.json'), '{')
    expect(open(folder).read()).toEqual(defaultSettings)
    expect(await readdir(folder)).toEqual(['settings.corrupt-1.json'])
  })

  test('and a spare copy that is torn too is not used', async () => {
    const folder = await temporaryFolder()
    for (const name of ['settings.json', 'settings.backup.json']) await writeFile(join(folder, name), '{')
    expect(open(folder).read()).toEqual(defaultSettings)
  })
})

test('a file that was torn while the program was open is told at the next change, and not written over', async () => {
  const folder = await temporaryFolder()
  const settings = open(folder)
  settings.change({ theme: 'dark' })
  await writeFile(join(folder, 'settings.json'), '{')
  expect(() => settings.change({ language: 'en' })).toThrow(expect.objectContaining({ code: 'disk-error' }) as Error)
  expect(settings.read()).toMatchObject({ theme: 'dark', language: 'system' })
  expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe('{')
})
