import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteDraft, startCore } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

const id = idOf(1)
const key = idOf(101)
const unsaved = (text: string, base: number) => ({ key, kind: 'note' as const, id, base, draft: noteDraft(text) })

test('a text that could not be saved is there after a restart, under its first line and its time', async () => {
  const first = await startCore()
  await first.call('journal.save', { id, draft: noteDraft('sparat'), base: 0 })
  await first.call('drafts.keep', unsaved('Osparat\nmed mer', 1))
  await first.core.close()

  const { call } = await startCore({ appData: first.appData, start: false })
  await call('app.state', {})
  expect(await call('drafts.list', {})).toEqual([{ key, kind: 'note', id, base: 1, title: 'Osparat', at: first.clock.now }])
  expect(await call('drafts.read', { key })).toEqual(unsaved('Osparat\nmed mer', 1))
  expect((await call('journal.read', { id })).content.body).toEqual(noteDraft('sparat').body)
  await call('drafts.drop', { key })
  expect(await call('drafts.list', {})).toEqual([])
})

test('a draft whose text the document already holds is dropped: only the answer to the save was lost', async () => {
  const { call, refused } = await startCore()
  await call('drafts.keep', unsaved('samma', 0))
  await call('journal.save', { id, draft: noteDraft('samma'), base: 0 })
  expect(await call('drafts.list', {})).toEqual([])
  expect(await refused('drafts.read', { key })).toEqual({ code: 'not-found' })
})

test('a draft stays when its document has gone on to say something else, is in the trash, is gone or was never there', async () => {
  const { call } = await startCore()
  await call('drafts.keep', unsaved('mitt', 1))
  const isListed = async () => expect(await call('drafts.list', {})).toHaveLength(1)
  await isListed()
  await call('journal.save', { id, draft: noteDraft('annat'), base: 0 })
  await isListed()
  await call('journal.trash', { id })
  await isListed()
  await call('trash.purge', { kind: 'note', id })
  await isListed()
})

test('a draft of a document that is damaged stays', async () => {
  const { call, folder } = await startCore()
  await call('journal.save', { id, draft: noteDraft('samma'), base: 0 })
  await call('drafts.keep', unsaved('mitt', 1))
  await writeFile(join(folder, 'documents', 'note', `${id}.json`), 'x')
  expect(await call('drafts.list', {})).toHaveLength(1)
})

test('a draft that cannot be read is told about with a copy put aside, and stays', async () => {
  const { call, appData, core } = await startCore()
  await call('drafts.keep', unsaved('mitt', 1))
  const folder = join(appData, 'workspaces', core.session.workspace.id, 'drafts')
  const [name] = await readdir(folder)
  await writeFile(join(folder, name!), 'rotten')
  for (let time = 0; time < 2; time++) expect(await call('drafts.list', {})).toEqual([])
  expect((await call('app.state', {})).workspace!.problems).toMatchObject([
    { kind: 'draft', reason: 'damaged', file: join(folder, name!), keptAt: expect.stringContaining(name!) as string },
  ])
  expect(await readFile(join(folder, name!), 'utf8')).toBe('rotten')
})

test('a workspace whose folder is gone still takes drafts, refuses saves in words, and goes on when it is back', async () => {
  const { call, refused, folder } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  await rename(folder, `${folder}-away`)
  for (const mountPoint of [false, true]) {
    if (mountPoint) await mkdir(folder)
    expect(await refused('journal.save', { id, draft: noteDraft('två'), base: 1 })).toEqual({ code: 'folder-gone' })
    expect(await refused('journal.save', { id: idOf(2), draft: noteDraft('ny'), base: 0 })).toEqual({ code: 'folder-gone' })
    expect(await refused('journal.read', { id })).toEqual({ code: 'folder-gone' })
    expect(await refused('journal.trash', { id })).toEqual({ code: 'folder-gone' })
    expect(await call('journal.list', {})).toHaveLength(1)
    await call('drafts.keep', unsaved('två', 1))
    expect(await call('drafts.list', {})).toHaveLength(1)
  }
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
  await rename(`${folder}-away`, folder)
  expect(await call('journal.save', { id, draft: noteDraft('två'), base: 1 })).toMatchObject({ rev: 2 })
  expect(await call('drafts.list', {})).toEqual([])
})

test('another workspace in the same place is not written', async () => {
  const { call, refused, folder, appData } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  await rename(folder, `${folder}-away`)
  const other = await startCore({ appData: join(appData, 'other') })
  await other.core.close()
  await rename(other.folder, folder)
  expect(await refused('journal.save', { id, draft: noteDraft('två'), base: 1 })).toEqual({ code: 'folder-gone' })
  expect(await readdir(join(folder, 'documents')).catch(() => [])).not.toContain('note')
})
