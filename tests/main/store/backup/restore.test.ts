import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoreBackup } from '../../../../main/store/backup/restore.ts'
import { Workspace } from '../../../../main/store/workspace.ts'
import { backedUpWorkspace } from '../../../support/backup.ts'
import { writeHostileCopy } from '../../../support/hostile-copy.ts'
import { idOf, noteContent, snapshot } from '../../../support/workspace.ts'

test('a copy restored on another computer is the same workspace, history included', async () => {
  const { copy, folder, workspace, root, appData } = await backedUpWorkspace()
  const path = await copy()
  const before = await snapshot(folder)
  const target = join(root, 'ny dator', 'Bollplank')
  const otherData = join(root, 'annan data')
  const header = await restoreBackup(path, target, otherData)
  expect(header.counts['note']).toBe(3)
  expect(await snapshot(target)).toEqual(before)
  const history = join('workspaces', workspace.id, 'history', 'note', `${idOf(1)}.hist`)
  expect(await readFile(join(otherData, history))).toEqual(await readFile(join(appData, history)))
  const opened = await Workspace.open(target, { appData: otherData, clock: () => new Date(), shell: null })
  expect(await opened.verify()).toEqual({ documents: 3, problems: [] })
  expect(opened.id).toBe(workspace.id)
})

test('takes an empty folder, and nothing else that is there', async () => {
  const { copy, root, appData, folder } = await backedUpWorkspace()
  const path = await copy()
  const target = join(root, 'mål')
  await mkdir(target)
  await writeFile(join(target, 'brev.txt'), 'hej')
  await expect(restoreBackup(path, target, appData)).rejects.toMatchObject({ code: 'not-empty' })
  await expect(restoreBackup(path, join(target, 'brev.txt'), appData)).rejects.toMatchObject({ code: 'not-empty' })
  await expect(restoreBackup(path, folder, appData)).rejects.toMatchObject({ code: 'not-empty' })
  expect(await readdir(target)).toEqual(['brev.txt'])
  await rm(join(target, 'brev.txt'))
  await restoreBackup(path, target, appData)
  expect((await readdir(target)).toSorted()).toEqual(['deleted', 'documents', 'workspace.json'])
})

test('a link to an empty folder is not followed out of the way', async () => {
  const { copy, root, appData } = await backedUpWorkspace()
  const path = await copy()
  await mkdir(join(root, 'annan'))
  await symlink(join(root, 'annan'), join(root, 'länk'))
  await restoreBackup(path, join(root, 'länk'), appData).catch(() => {})
  expect(await readdir(join(root, 'annan'))).toEqual([])
})

test('history that is there already is not written over', async () => {
  const { copy, root, appData, dataFolder } = await backedUpWorkspace()
  const path = await copy()
  const pack = join(dataFolder, 'history', 'note', `${idOf(1)}.hist`)
  await writeFile(pack, 'BPHIST1\nnyare versioner')
  await restoreBackup(path, join(root, 'mål'), appData)
  expect(await readFile(pack, 'utf8')).toBe('BPHIST1\nnyare versioner')
})

test('a copy with a damaged file is refused, and nothing is left of the attempt', async () => {
  const { copy, root, appData } = await backedUpWorkspace()
  const path = await copy()
  const bytes = await readFile(path)
  bytes[bytes.length - 200] = bytes[bytes.length - 200]! ^ 4
  await writeFile(path, bytes)
  const before = await snapshot(root)
  await expect(restoreBackup(path, join(root, 'mål'), appData)).rejects.toMatchObject({ code: 'bad-backup' })
  expect(await snapshot(root)).toEqual(before)
  expect(await readdir(root)).not.toContain('mål')
})

test('a hostile copy writes nothing anywhere', async () => {
  const { root, appData } = await backedUpWorkspace(1)
  const path = join(root, 'ond.bollplank')
  const names = [
    '../evil.json',
    '../../evil',
    `documents/note/${idOf(1)}.json/../../../evil`,
    '/tmp/evil',
    `history/../../evil/${idOf(1)}.hist`,
  ]
  for (const name of names) {
    await writeHostileCopy(path, [{ path: name, content: 'ont' }])
    const before = await snapshot(root)
    await expect(restoreBackup(path, join(root, 'mål'), appData)).rejects.toMatchObject({ code: 'bad-backup' })
    expect(await snapshot(root)).toEqual(before)
  }
})

test('what a killed restore left beside the folder is removed by the next one', async () => {
  const { copy, root, appData } = await backedUpWorkspace()
  const path = await copy()
  const left = join(root, '~mål-999999999-0123456789ab.restoring')
  const other = join(root, '~annat-999999999-0123456789ab.restoring')
  for (const folder of [left, other]) await mkdir(join(folder, 'documents'), { recursive: true })
  await restoreBackup(path, join(root, 'mål'), appData)
  expect((await readdir(root)).filter((name) => name.endsWith('.restoring'))).toEqual(['~annat-999999999-0123456789ab.restoring'])
})

test('stopped in the middle: nothing is left, and it can be done again', async () => {
  const { copy, root, appData } = await backedUpWorkspace(20)
  const path = await copy()
  const before = await snapshot(root)
  const stop = new AbortController()
  const progress = (done: number) => done === 5 && stop.abort()
  await expect(restoreBackup(path, join(root, 'mål'), appData, { signal: stop.signal, progress })).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(await snapshot(root)).toEqual(before)
  await restoreBackup(path, join(root, 'mål'), appData)
  expect((await stat(join(root, 'mål', 'workspace.json'))).isFile()).toBe(true)
})

test('a store restores an earlier backup as it was', async () => {
  const { made, workspace, root, appData } = await backedUpWorkspace()
  const first = await made()
  await workspace.save('note', idOf(1), 1, noteContent('Senare'))
  await made()
  await restoreBackup(first.path, join(root, 'mål'), appData)
  const opened = await Workspace.open(join(root, 'mål'), { appData, clock: () => new Date(), shell: null })
  expect(opened.list('note').map(({ title }) => title)).toContain('Anteckning 1')
})
