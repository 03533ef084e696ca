import Conf from 'conf'
import { mkdir, readdir, readFile, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSettings, type SettingsClass } from '../../main/settings.ts'
import { replaceFile } from '../../main/store/safe-file.ts'
import { Workspace } from '../../main/store/workspace.ts'
import { startCore } from '../support/core.ts'
import { mountDisk, noMount, titled } from '../support/faults.ts'
import { idOf, noteContent } from '../support/workspace.ts'

/** Fills the disk until this many bytes are free. */
async function fill(folder: string, free: number): Promise<void> {
  await rm(join(folder, 'fill'), { force: true })
  const { bavail, bsize } = await statfs(folder)
  await writeFile(join(folder, 'fill'), Buffer.alloc(bavail * bsize, 1))
  await truncate(join(folder, 'fill'), bavail * bsize - free)
}

test.skipIf(noMount)(titled('a file that has no room stays as it was, and nothing is left of the attempt', noMount), async () => {
  const { folder } = mountDisk('2m')
  const path = join(folder, 'a.json')
  const old = Buffer.alloc(400_000, 1)
  await replaceFile(path, old)
  await fill(folder, 150_000)
  for (let attempt = 0; attempt < 3; attempt++)
    await expect(replaceFile(path, Buffer.alloc(400_000, 2))).rejects.toMatchObject({ code: 'disk-full' })
  expect((await readFile(path)).equals(old)).toBe(true)
  expect((await readdir(folder)).toSorted()).toEqual(['a.json', 'fill'])
  await rm(join(folder, 'fill'))
  await replaceFile(path, Buffer.alloc(400_000, 2))
  expect((await readFile(path)).equals(Buffer.alloc(400_000, 2))).toBe(true)
})

test.skipIf(noMount)(
  titled('on a full disk a save is refused, the note stays, the rest can be read, and once there is room it goes on', noMount),
  async () => {
    const disk = mountDisk('4m')
    const folder = join(disk.folder, 'arbetsyta')
    const options = { appData: disk.folder, clock: () => new Date(), shell: 'host', create: true }
    const workspace = await Workspace.open(folder, options)
    await workspace.save('note', idOf(1), 0, noteContent('kort'))
    await fill(disk.folder, 100_000)
    const long = noteContent('ord '.repeat(100_000))
    await expect(workspace.save('note', idOf(1), 1, long)).rejects.toMatchObject({ code: 'disk-full' })
    await expect(workspace.save('note', idOf(2), 0, long)).rejects.toMatchObject({ code: 'disk-full' })
    expect(await workspace.read('note', idOf(1))).toMatchObject({ rev: 1, content: noteContent('kort') })
    expect(workspace.list('note')).toHaveLength(1)
    await workspace.close()

    await fill(disk.folder, 0).catch(() => {})
    const again = await Workspace.open(folder, options)
    expect(again.readOnly).toBeNull()
    await rm(join(disk.folder, 'fill'))
    expect(await again.save('note', idOf(1), 1, long)).toMatchObject({ rev: 2 })
    await again.close()
  },
)

test.skipIf(noMount)(titled('on a full disk the settings keep their old values, in memory and in the file', noMount), async () => {
  const { folder } = mountDisk('1m')
  const open = () => openSettings(Conf as unknown as SettingsClass, folder)
  const settings = open()
  settings.change({ theme: 'dark' })
  for (const free of [8192, 0]) {
    await fill(folder, free)
    expect(() => settings.change({ workspace: '/x'.repeat(20_000) })).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
  }
  expect(settings.read()).toMatchObject({ theme: 'dark', workspace: '' })
  expect(open().read()).toMatchObject({ theme: 'dark', workspace: '' })
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  await rm(join(folder, 'fill'))
  expect(settings.change({ workspace: '/y' })).toMatchObject({ theme: 'dark', workspace: '/y' })
  expect(open().read()).toMatchObject({ theme: 'dark', workspace: '/y' })
})

test.skipIf(noMount)(titled('a workspace that is begun on a full disk is told as such and can be begun again', noMount), async () => {
  const disk = mountDisk('1m')
  await fill(disk.folder, 0)
  const { call, refused } = await startCore({ start: false })
  const folder = join(disk.folder, 'arbetsyta')
  await mkdir(folder)
  expect(await refused('workspace.start', { folder, examples: [], language: 'sv' })).toMatchObject({ code: 'disk-full' })
  await rm(join(disk.folder, 'fill'))
  expect((await call('workspace.start', { folder, examples: [], language: 'sv' })).workspace).toMatchObject({ folder, readOnly: null })
})
