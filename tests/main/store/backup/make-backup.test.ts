import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withBackup } from '../../../../main/store/backup/backup.ts'
import { listStore } from '../../../../main/store/backup/list-backups.ts'
import { documentsOf } from '../../../../main/store/backup/manifest.ts'
import { listObjects } from '../../../../main/store/backup/objects.ts'
import { verifyBackup } from '../../../../main/store/backup/verify-backup.ts'
import { backedUpWorkspace } from '../../../support/backup.ts'
import { idOf, noteContent, snapshot } from '../../../support/workspace.ts'

const pathsOf = (path: string) => withBackup(path, async ({ files }) => files.map((file) => file.path))

test('holds documents, history, tombstones and the workspace file as they lie, and can be read', async () => {
  const { made, folder, fileOf } = await backedUpWorkspace()
  const before = await snapshot(folder)
  const backup = await made()
  expect(await pathsOf(backup.path)).toEqual([
    'deleted/6f1d2c3b-1111-4222-8333-444455556666.ndjson',
    ...[1, 2, 3].map((n) => `documents/note/${idOf(n)}.json`),
    `history/note/${idOf(1)}.hist`,
    'workspace.json',
  ])
  expect(backup).toMatchObject({ number: 1, why: 'hand', counts: { note: 3, event: 0, programme: 0 } })
  expect(await snapshot(folder)).toEqual(before)
  await withBackup(backup.path, async ({ files, read }) => {
    const file = files.find(({ path }) => path.includes(idOf(2)))!
    expect((await read(file)).equals(await readFile(fileOf(idOf(2))))).toBe(true)
  })
  expect(await verifyBackup(backup.path)).toMatchObject({ files: 6, damaged: [] })
})

test('takes sealed, trashed, newer and unknown documents and conflict copies, and leaves the rest alone', async () => {
  const { made, folder, workspace, root } = await backedUpWorkspace(1)
  await workspace.change('note', idOf(1), (content) => ({ ...content, trashedAt: '2019-01-22T10:00:00.000Z' }))
  const kinds = join(folder, 'documents')
  await mkdir(join(kinds, 'person'))
  await mkdir(join(kinds, 'Not a kind'))
  await writeFile(join(folder, 'keys.json'), '{}')
  const names = [
    `${idOf(7)}.sealed`,
    `${idOf(1)} (Annas conflicted copy 2019-01-22).json`,
    `${idOf(1)}.json.prev`,
    'budget.json',
    `~${idOf(1)}.tmp`,
  ]
  for (const name of names) await writeFile(join(kinds, 'note', name), name)
  await writeFile(join(kinds, 'person', `${idOf(8)}.json`), '{"format":"bollplank/9"}')
  await writeFile(join(kinds, 'Not a kind', `${idOf(8)}.json`), '')
  await writeFile(join(root, 'elsewhere.json'), 'det som en länk leder till')
  await symlink(join(root, 'elsewhere.json'), join(kinds, 'note', `${idOf(9)}.json`))
  const backup = await made()
  expect((await pathsOf(backup.path)).filter((path) => !/^(history|deleted)/.test(path))).toEqual([
    `documents/note/${idOf(1)} (Annas conflicted copy 2019-01-22).json`,
    `documents/note/${idOf(1)}.json`,
    `documents/note/${idOf(7)}.sealed`,
    `documents/note/${idOf(9)}.json`,
    `documents/person/${idOf(8)}.json`,
    'keys.json',
    'workspace.json',
  ])
  expect(backup.counts).toEqual({ note: 3, event: 0, programme: 0, person: 1 })
})

test('copies only what has changed, and nothing at all when nothing has and that was asked for', async () => {
  const { made, make, store, workspace } = await backedUpWorkspace()
  await made()
  const objects = await listObjects(store)
  expect(await make({ onlyIfChanged: true })).toBeNull()
  await workspace.save('note', idOf(1), 1, noteContent('Ändrad'))
  const second = await make({ onlyIfChanged: true })
  expect(second).toMatchObject({ number: 2 })
  const after = await listObjects(store)
  expect(after).toHaveLength(objects.length + 1)
  expect(after).toEqual(expect.arrayContaining(objects))
})

test('an object that has rotted is written again by the next backup', async () => {
  const { made, store } = await backedUpWorkspace()
  const first = await made()
  const [object] = await listObjects(store)
  await writeFile(join(store, 'objects', object!.slice(0, 2), object!), 'rot')
  expect((await verifyBackup(first.path)).damaged).toHaveLength(1)
  await made()
  expect((await verifyBackup(first.path)).damaged).toEqual([])
})

test('a clock that jumped back a year makes a backup that is still the latest', async () => {
  const { made, store, clock } = await backedUpWorkspace()
  await made()
  clock.now = '2018-01-22T09:00:00.000Z'
  const last = await made()
  const { backups } = await listStore(store)
  expect(backups.map(({ madeAt }) => madeAt.slice(0, 4))).toEqual(['2018', '2019'])
  expect(backups[0]!.path).toBe(last.path)
})

test('a number is not used twice, even when the last manifest cannot be read', async () => {
  const { made, store } = await backedUpWorkspace()
  const first = await made()
  await writeFile(first.path, '')
  expect(await made()).toMatchObject({ number: 2 })
  expect((await listStore(store)).unreadable).toEqual([first.path])
})

test('a workspace that goes away, or is none, gives no backup', async () => {
  const { make, store, folder } = await backedUpWorkspace()
  await rm(join(folder, 'workspace.json'))
  await expect(make()).rejects.toMatchObject({ code: 'no-workspace' })
  expect(await listStore(store)).toEqual({ backups: [], unreadable: [] })
})

test('a hundred garbage files are not in the way', async () => {
  const { made, folder } = await backedUpWorkspace(2)
  for (let n = 0; n < 100; n++) await writeFile(join(folder, 'documents', 'note', `skräp ${n}.json`), 'x')
  expect(documentsOf(await made())).toBe(2)
})
