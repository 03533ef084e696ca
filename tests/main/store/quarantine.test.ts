import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setAside } from '../../../main/store/quarantine.ts'
import { temporaryFolder } from '../../support/core.ts'

async function places() {
  const folder = await temporaryFolder()
  return { folder, quarantine: join(folder, 'away', 'quarantine') }
}

test('the bytes are kept once for each content, and the original stays', async () => {
  const { folder, quarantine } = await places()
  const file = join(folder, 'a.json')
  await writeFile(file, 'torn')
  const problem = await setAside(quarantine, folder, 'note', 'a.json', 'damaged')
  expect(problem).toEqual({ kind: 'note', file, reason: 'damaged', keptAt: expect.stringContaining(quarantine) as string })
  expect(await setAside(quarantine, folder, 'note', 'a.json', 'damaged')).toEqual(problem)
  expect(await readFile(problem.keptAt!, 'utf8')).toBe('torn')
  await writeFile(file, 'torn again')
  await setAside(quarantine, folder, 'note', 'a.json', 'damaged')
  expect(await readdir(quarantine)).toHaveLength(2)
  expect(await readFile(file, 'utf8')).toBe('torn again')
})

test('a newer file is whole where it is and needs no copy', async () => {
  const { folder, quarantine } = await places()
  await writeFile(join(folder, 'a.json'), 'newer')
  expect(await setAside(quarantine, folder, 'note', 'a.json', 'newer')).toMatchObject({ reason: 'newer', keptAt: null })
  expect(await readdir(folder)).toEqual(['a.json'])
})

test('where nothing can be copied the problem is told all the same', async () => {
  const { folder, quarantine } = await places()
  expect(await setAside(quarantine, folder, 'note', 'gone.json', 'damaged')).toMatchObject({ keptAt: null })
  await mkdir(join(folder, 'a.json'))
  expect(await setAside(quarantine, folder, 'note', 'a.json', 'unreadable')).toMatchObject({ reason: 'unreadable', keptAt: null })
  await writeFile(join(folder, 'b.json'), 'torn')
  await writeFile(join(folder, 'away'), 'a file in the way')
  expect(await setAside(quarantine, folder, 'note', 'b.json', 'damaged')).toMatchObject({ keptAt: null })
})
