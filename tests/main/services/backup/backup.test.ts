import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSeal } from '../../../../main/store/encryption/seal.ts'
import { listStore } from '../../../../main/store/backup/list-backups.ts'
import { plainText } from '../../../../shared/rich-text.ts'
import { mountDisk, noMount, titled } from '../../../support/faults.ts'
import { noteDraft, startCore } from '../../../support/core.ts'
import { idOf } from '../../../support/workspace.ts'

async function withNotes(notes = 3) {
  const core = await startCore()
  const { call, folder, appData } = core
  const write = async (n: number, text: string, base = 0) => call('journal.save', { id: idOf(n), draft: noteDraft(text), base })
  for (let n = 1; n <= notes; n++) await write(n, `Anteckning ${n}`)
  const textOf = async (n: number) => plainText((await call('journal.read', { id: idOf(n) })).content.body)
  const fileOf = (n: number) => join(folder, 'documents', 'note', `${idOf(n)}.json`)
  const place = join(appData, 'andra platsen')
  await mkdir(place)
  return { ...core, write, textOf, fileOf, place }
}

describe('the state', () => {
  test('before the first backup says that there is none', async () => {
    const { call, appData } = await withNotes()
    const state = await call('backup.state', {})
    expect(state).toMatchObject({ last: null, count: 0, size: 0, second: null, lastTest: null, running: null, sameDisk: true })
    expect(state.folder.startsWith(join(appData, 'backups'))).toBe(true)
  })

  test('tells the last one, how many and how large', async () => {
    const { call, clock } = await withNotes()
    const made = await call('backup.make', {})
    expect(made).toMatchObject({ documents: 3, why: 'hand', madeAt: clock.now })
    clock.now = '2019-01-23T09:00:00.000Z'
    await call('backup.make', {})
    const state = await call('backup.state', {})
    expect(state).toMatchObject({ last: { madeAt: clock.now, documents: 3 }, count: 2 })
    expect(state.size).toBeGreaterThan(1000)
    expect((await call('backup.list', { folder: null })).backups.map(({ madeAt }) => madeAt.slice(0, 10))).toEqual([
      '2019-01-23',
      '2019-01-22',
    ])
  })
})

describe('the test', () => {
  test('really restores, and remembers what it found', async () => {
    const { call, appData } = await withNotes()
    await call('backup.make', {})
    const result = await call('backup.test', {})
    expect(result).toMatchObject({ ok: true, documents: 3, damaged: 0, unreadable: 0 })
    const state = await call('backup.state', {})
    expect(state.lastTest).toEqual(result)
    expect((await readdir(join(state.folder, 'scratch'))).length).toBe(0)
    expect(await readdir(join(appData, 'workspaces')).catch(() => [])).toEqual([])
  })

  test('sees one changed bit', async () => {
    const { call } = await withNotes()
    const { path } = await call('backup.make', {})
    const { folder } = await call('backup.state', {})
    const names = (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const object = join(names[0]!.parentPath, names[0]!.name)
    const bytes = await readFile(object)
    bytes[10] = bytes[10]! ^ 1
    await writeFile(object, bytes)
    expect(await call('backup.test', { path })).toMatchObject({ ok: false, damaged: 1 })
    expect((await call('backup.state', {})).lastTest).toMatchObject({ ok: false })
  })

  test('says that a document was damaged already when it was backed up', async () => {
    const { call, fileOf } = await withNotes()
    const bytes = await readFile(fileOf(2))
    await writeFile(fileOf(2), bytes.subarray(0, bytes.length - 20))
    await call('backup.make', {})
    expect(await call('backup.test', {})).toMatchObject({ ok: false, documents: 3, damaged: 0, unreadable: 1 })
  })

  test('without any backup there is nothing to test', async () => {
    const { refused } = await withNotes()
    expect(await refused('backup.test', {})).toMatchObject({ code: 'not-found' })
  })
})

describe('restoring', () => {
  test('a document whose file is gone comes back, also after a restart', async () => {
    const { call, fileOf, textOf, published } = await withNotes()
    const { path } = await call('backup.make', {})
    await rm(fileOf(1))
    await call('workspace.recheck', {})
    expect((await call('backup.documents', { path })).find(({ id }) => id === idOf(1))).toMatchObject({
      title: 'Anteckning 1',
      now: 'missing',
      trashed: false,
    })
    expect(await call('backup.restoreDocument', { path, kind: 'note', id: idOf(1) })).toEqual({ changed: true })
    expect(await textOf(1)).toBe('Anteckning 1')
    expect(published.at(-2)).toMatchObject({ name: 'changed', data: { kind: 'note', id: idOf(1) } })
    expect(await call('journal.list', {})).toHaveLength(3)
  })

  test('a document whose file is gone while the app is open comes back as a later revision', async () => {
    const { call, fileOf, write, textOf } = await withNotes()
    const { path } = await call('backup.make', {})
    await write(1, 'Senare', 1)
    await rm(fileOf(1))
    await call('backup.restoreDocument', { path, kind: 'note', id: idOf(1) })
    expect(await textOf(1)).toBe('Anteckning 1')
    expect((await call('journal.read', { id: idOf(1) })).rev).toBeGreaterThan(2)
  })

  test('never over newer work without keeping it: a backup comes first, and the old text is a new revision', async () => {
    const { call, write, textOf } = await withNotes()
    const { path } = await call('backup.make', {})
    await write(1, 'Nyare arbete', 1)
    expect((await call('backup.documents', { path })).map(({ now }) => now).toSorted()).toEqual(['changed', 'same', 'same'])
    expect(await call('backup.restoreDocument', { path, kind: 'note', id: idOf(1) })).toEqual({ changed: true })
    expect(await call('journal.read', { id: idOf(1) })).toMatchObject({ rev: 3 })
    expect(await textOf(1)).toBe('Anteckning 1')
    const { backups } = await call('backup.list', { folder: null })
    expect(backups[0]).toMatchObject({ why: 'before-restore' })
    await call('backup.restoreDocument', { path: backups[0]!.path, kind: 'note', id: idOf(1) })
    expect(await textOf(1)).toBe('Nyare arbete')
  })

  test('a damaged document gives way to its backup once a copy of it is put aside', async () => {
    const { call, fileOf, textOf } = await withNotes()
    const { path } = await call('backup.make', {})
    await writeFile(fileOf(1), 'rot')
    const { workspace } = await call('workspace.recheck', {})
    const keptAt = workspace!.problems[0]!.keptAt!
    await call('backup.restoreDocument', { path, kind: 'note', id: idOf(1) })
    expect(await textOf(1)).toBe('Anteckning 1')
    expect(await readFile(keptAt, 'utf8')).toBe('rot')
    expect((await call('app.state', {})).workspace!.problems).toEqual([])
  })

  test('what went to the trash after the backup comes out of it; what lay in it is restored to the journal', async () => {
    const { call } = await withNotes()
    await call('journal.trash', { id: idOf(2) })
    const { path } = await call('backup.make', {})
    await call('journal.trash', { id: idOf(1) })
    expect((await call('backup.documents', { path })).find(({ id }) => id === idOf(2))).toMatchObject({ trashed: true })
    for (const n of [1, 2]) await call('backup.restoreDocument', { path, kind: 'note', id: idOf(n) })
    expect(await call('journal.list', {})).toHaveLength(3)
  })

  test('the whole backup: old texts come back as new revisions, new notes stay, the trash is as it was', async () => {
    const { call, write, textOf, fileOf } = await withNotes()
    await call('journal.trash', { id: idOf(3) })
    const { path } = await call('backup.make', {})
    await write(1, 'Ändrad', 1)
    await write(4, 'Ny')
    await rm(fileOf(2))
    expect(await call('backup.restoreAll', { path })).toEqual({ restored: 2, same: 1, unreadable: 0 })
    expect([await textOf(1), await textOf(2), await textOf(4)]).toEqual(['Anteckning 1', 'Anteckning 2', 'Ny'])
    expect((await call('journal.list', {})).map(({ id }) => id).toSorted()).toEqual([idOf(1), idOf(2), idOf(4)])
    expect((await call('backup.list', { folder: null })).backups[0]).toMatchObject({ why: 'before-restore', documents: 3 })
  })

  test('to a new folder, which can be opened', async () => {
    const { call, refused, appData, folder } = await withNotes()
    const { path } = await call('backup.make', {})
    const target = join(appData, 'återställd')
    expect(await call('backup.restoreTo', { path, folder: target })).toEqual({ documents: 3 })
    expect((await call('workspace.start', { folder: target, examples: [], language: 'sv' })).workspace).toMatchObject({
      folder: target,
      readOnly: null,
      counts: { note: 3 },
    })
    expect(await refused('backup.restoreTo', { path, folder })).toEqual({ code: 'not-empty' })
    expect(await refused('backup.restoreTo', { path, folder: 'halv/väg' })).toMatchObject({ code: 'invalid' })
    expect(await refused('backup.restoreTo', { path: join(appData, 'settings.json'), folder: `${target} 2` })).toEqual({
      code: 'bad-backup',
    })
  })

  test('a document that the backup does not hold, or holds damaged, is told', async () => {
    const { call, refused, fileOf } = await withNotes(2)
    await writeFile(fileOf(2), 'rot')
    const { path } = await call('backup.make', {})
    expect(await refused('backup.restoreDocument', { path, kind: 'note', id: idOf(9) })).toEqual({ code: 'not-found' })
    expect(await refused('backup.restoreDocument', { path, kind: 'note', id: idOf(2) })).toEqual({ code: 'bad-backup' })
    expect(await call('backup.restoreAll', { path })).toEqual({ restored: 0, same: 1, unreadable: 1 })
  })
})

describe('a copy in one file', () => {
  test('is written, checked, found again and restored', async () => {
    const { call, refused, place, appData } = await withNotes()
    const copy = await call('backup.saveCopy', { folder: place })
    expect(copy).toMatchObject({ path: join(place, 'Bollplank 2019-01-22.bollplank'), documents: 3 })
    expect((await call('backup.saveCopy', { folder: place })).path).toBe(join(place, 'Bollplank 2019-01-22 (2).bollplank'))
    const { backups } = await call('backup.list', { folder: place })
    expect(backups.map(({ path }) => path).toSorted()).toEqual([join(place, 'Bollplank 2019-01-22 (2).bollplank'), copy.path])
    expect((await call('backup.list', { folder: copy.path })).backups).toHaveLength(1)
    expect(await call('backup.restoreTo', { path: copy.path, folder: join(appData, 'ny') })).toEqual({ documents: 3 })
    expect(await refused('backup.saveCopy', { folder: join(place, 'finns inte') })).toEqual({ code: 'not-found' })
    expect(await call('backup.documents', { path: copy.path })).toHaveLength(3)
  })
})

describe('the second place', () => {
  test('gets the same backups, and can be restored from when the first is gone', async () => {
    const { call, place, appData, write } = await withNotes()
    await call('backup.setPlace', { folder: place })
    expect((await call('backup.state', {})).second).toMatchObject({ folder: place, fault: null, last: '2019-01-22T09:00:00.000Z' })
    await write(1, 'Ändrad', 1)
    await call('backup.make', {})
    const { backups } = await call('backup.list', { folder: place })
    expect(backups).toHaveLength(2)
    expect(await call('backup.test', { path: backups[0]!.path })).toMatchObject({ ok: true, documents: 3 })
    await rm(join(appData, 'backups'), { recursive: true })
    expect(await call('backup.restoreTo', { path: backups[0]!.path, folder: join(appData, 'ny') })).toEqual({ documents: 3 })
    await call('backup.setPlace', { folder: '' })
    expect((await call('backup.state', {})).second).toBeNull()
  })

  test('a place that cannot be used is refused, and nothing changes', async () => {
    const { refused, appData, settings } = await withNotes()
    expect(await refused('backup.setPlace', { folder: join(appData, 'finns inte') })).toEqual({ code: 'read-only' })
    expect(await refused('backup.setPlace', { folder: 'halv' })).toMatchObject({ code: 'invalid' })
    expect(settings.read().backupPlace).toBe('')
  })

  test('a place that is away is told, never made, never in the way, and caught up with when it is back', async () => {
    const { call, place, write } = await withNotes()
    await call('backup.setPlace', { folder: place })
    await rename(place, `${place} borta`)
    await write(1, 'Ändrad', 1)
    expect(await call('backup.make', {})).toMatchObject({ documents: 3 })
    expect((await call('backup.state', {})).second).toMatchObject({ fault: 'not-found', sameDisk: null, last: '2019-01-22T09:00:00.000Z' })
    await rename(`${place} borta`, place)
    await call('backup.make', {})
    expect((await call('backup.state', {})).second).toMatchObject({ fault: null, sameDisk: true })
  })

  test.skipIf(noMount)(titled('a place that is full is told and never fails the first', noMount), async () => {
    const { call, write } = await withNotes()
    const disk = mountDisk('1m')
    await call('backup.setPlace', { folder: disk.folder })
    expect((await call('backup.state', {})).second).toMatchObject({ fault: null, sameDisk: false })
    await write(1, 'lång '.repeat(400_000), 1)
    expect(await call('backup.make', {})).toMatchObject({ documents: 3 })
    const state = await call('backup.state', {})
    expect(state).toMatchObject({ count: 2, second: { fault: 'disk-full' } })
    expect(await call('backup.test', {})).toMatchObject({ ok: true })
    const { backups } = await call('backup.list', { folder: disk.folder })
    expect(backups).toHaveLength(1)
    expect(await call('backup.test', { path: backups[0]!.path })).toMatchObject({ ok: true })
  })
})

describe('long work', () => {
  test('tells how far it has come, and one at a time', async () => {
    const { call, refused, published } = await withNotes()
    const [made, second] = await Promise.all([call('backup.make', {}), refused('backup.make', {})])
    expect(made.documents).toBe(3)
    expect(second).toEqual({ code: 'busy' })
    const told = published.filter(({ name }) => name === 'progress').map(({ data }) => data)
    expect(told[0]).toMatchObject({ task: 'backup.make', state: 'running' })
    expect(told.at(-1)).toMatchObject({ task: 'backup.make', state: 'ended' })
    expect((await call('backup.state', {})).running).toBeNull()
  })

  test('can be stopped, which leaves what was there', async () => {
    const { call, core, write } = await withNotes(0)
    for (let n = 1; n <= 60; n++) await write(n, `Anteckning ${n}`)
    const making = core.dispatch('backup.make', {})
    await call('backup.cancel', {})
    expect(await making).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await call('backup.state', {})).last).toBeNull()
    expect(await call('backup.make', {})).toMatchObject({ documents: 60 })
  })

  test('ends when the workspace is closed', async () => {
    const { core, call, write } = await withNotes(0)
    for (let n = 1; n <= 60; n++) await write(n, `Anteckning ${n}`)
    const { folder } = await call('backup.state', {})
    const making = core.dispatch('backup.make', {})
    await core.close()
    expect(await making).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await listStore(folder)).backups).toEqual([])
  })
})

test('the seal of an open workspace changes nothing, so a backup is readable without the app', async () => {
  const { call, fileOf } = await withNotes(1)
  const { path } = await call('backup.make', {})
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'bollplank-backup/1', counts: { note: 1 } })
  const bytes = await readFile(fileOf(1))
  expect(openSeal.close('document', 'x', bytes).equals(bytes)).toBe(true)
})
