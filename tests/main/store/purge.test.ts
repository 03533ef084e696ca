import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../../../main/store/document-file.ts'
import { Workspace } from '../../../main/store/workspace.ts'
import { idOf, noteContent, snapshot, workspaceFolder } from '../../support/workspace.ts'

const id = idOf(1)
const trashed = { ...noteContent('slängd'), trashedAt: '2019-01-22T09:00:00.000Z' }

/** A workspace with a note of revision 2 in the trash. */
async function withTrash() {
  const place = await workspaceFolder()
  const workspace = await place.open()
  await workspace.save('note', id, 0, noteContent('slängd'))
  await workspace.save('note', id, 1, trashed)
  const quarantine = join(place.appData, 'workspaces', workspace.id, 'quarantine')
  const quarantined = () => readdir(quarantine).catch(() => [])
  return { ...place, workspace, file: await readFile(place.fileOf(id)), quarantined }
}

test('what is deleted for good is gone from the disk and the trash, and a tombstone says so', async () => {
  const { workspace, folder, fileOf, open, quarantined } = await withTrash()
  expect(workspace.listTrashed()).toMatchObject([{ kind: 'note', id, title: 'slängd', trashedAt: trashed.trashedAt }])
  await writeFile(`${fileOf(id)}.prev`, 'the version before')
  await workspace.purge('note', id)
  expect(workspace.listTrashed()).toEqual([])
  expect(await workspace.find('note', id)).toBeUndefined()
  expect(await readdir(join(folder, 'documents', 'note'))).toEqual([])
  const [name] = await readdir(join(folder, 'deleted'))
  expect(JSON.parse(await readFile(join(folder, 'deleted', name!), 'utf8'))).toMatchObject({ id, kind: 'note', rev: 2 })
  await expect(workspace.purge('note', id)).rejects.toMatchObject({ code: 'not-found' })
  await workspace.close()
  expect((await open()).listTrashed()).toEqual([])
  expect(await quarantined()).toEqual([])
})

test('only what lies in the trash can be deleted for good, and nothing where one only reads', async () => {
  const { workspace, open, folder, fileOf } = await withTrash()
  await workspace.save('note', idOf(2), 0, noteContent('kvar'))
  await expect(workspace.purge('note', idOf(2))).rejects.toMatchObject({ code: 'not-found' })
  await expect(workspace.purge('note', idOf(3))).rejects.toMatchObject({ code: 'not-found' })
  const second = await open()
  const before = await snapshot(folder)
  await expect(second.purge('note', id)).rejects.toMatchObject({ code: 'in-use' })
  expect(await snapshot(folder)).toEqual(before)
  expect(await readFile(fileOf(idOf(2)), 'utf8')).toContain('kvar')
})

test('a document that comes back no newer than its tombstone stays away, in quarantine', async () => {
  for (const how of ['while open', 'while closed'] as const) {
    const { workspace, file, fileOf, open, quarantined } = await withTrash()
    const { trashedAt: _before, ...header } = decodeDocument(file).header
    const theirs = encodeDocument({ ...header, rev: 2, title: 'annat' }, Buffer.from(JSON.stringify(noteContent('annat'))))
    await workspace.purge('note', id)
    if (how === 'while closed') await workspace.close()
    await writeFile(fileOf(id), theirs)
    const now = how === 'while closed' ? await open() : workspace
    expect(await now.find('note', id)).toBeUndefined()
    expect([now.list('note'), now.listTrashed(), now.problems]).toEqual([[], [], []])
    const [kept] = await quarantined()
    expect(kept).toContain(id)
    await expect(readFile(fileOf(id))).rejects.toMatchObject({ code: 'ENOENT' })
  }
})

test('a document that comes back newer than its tombstone lives', async () => {
  const { workspace, file, fileOf, open } = await withTrash()
  await workspace.purge('note', id)
  await workspace.close()
  const { header } = decodeDocument(file)
  const { trashedAt: _before, ...rest } = header
  await writeFile(fileOf(id), encodeDocument({ ...rest, rev: 3, title: 'annat' }, Buffer.from(JSON.stringify(noteContent('annat')))))
  const again = await open()
  expect(again.list('note')).toMatchObject([{ id, rev: 3 }])
  expect(await again.read('note', id)).toMatchObject({ rev: 3, content: noteContent('annat') })
})

test('a deletion cut short between tombstone and file is finished at the next opening', async () => {
  const { workspace, file, fileOf, open, quarantined } = await withTrash()
  await workspace.purge('note', id)
  await workspace.close()
  await writeFile(fileOf(id), file)
  const again = await open()
  expect(again.listTrashed()).toEqual([])
  await expect(readFile(fileOf(id))).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await quarantined()).toEqual([])
})

test('on another computer the tombstone takes the document away, with a copy in quarantine; where one only reads, nothing moves', async () => {
  const { workspace, folder, root, open } = await withTrash()
  const theirs = join(root, 'theirs')
  await workspace.close()
  await cp(folder, theirs, { recursive: true })
  const here = await open()
  await here.purge('note', id)
  await here.close()
  await cp(join(folder, 'deleted'), join(theirs, 'deleted'), { recursive: true })
  const options = { appData: join(root, 'data of the other'), clock: () => new Date(), shell: null }
  const before = await snapshot(theirs)
  const reading = await Workspace.open(theirs, options)
  expect([reading.listTrashed(), await reading.find('note', id)]).toEqual([[], undefined])
  await reading.close()
  expect(await snapshot(theirs)).toEqual(before)

  const writing = await Workspace.open(theirs, { ...options, shell: 'host' })
  expect([writing.readOnly, writing.listTrashed(), writing.problems]).toEqual([null, [], []])
  expect(await readdir(join(theirs, 'documents', 'note'))).toEqual([])
  const [kept] = await readdir(join(options.appData, 'workspaces', writing.id, 'quarantine'))
  expect(kept).toContain(id)
  await writing.close()
})

test('whatever is written under the id again is newer than the tombstone, and lives from then on', async () => {
  const { workspace, open } = await withTrash()
  await workspace.purge('note', id)
  await expect(workspace.save('note', id, 2, noteContent('igen'))).rejects.toMatchObject({ code: 'conflict', details: { current: null } })
  expect(await workspace.save('note', id, 0, noteContent('igen'))).toMatchObject({ rev: 3 })
  await workspace.close()
  expect((await open()).list('note')).toMatchObject([{ id, rev: 3, title: 'igen' }])
})

test('a tombstone that cannot be written leaves the document where it is', async () => {
  const { workspace, folder, fileOf, file } = await withTrash()
  await writeFile(join(folder, 'deleted'), 'no folder')
  await expect(workspace.purge('note', id)).rejects.toMatchObject({ name: 'Failure' })
  expect(await readFile(fileOf(id))).toEqual(file)
  expect(workspace.listTrashed()).toHaveLength(1)
})

test('a damaged file of tombstones is told about and a copy put aside; the workspace opens', async () => {
  const { workspace, folder, open } = await withTrash()
  await workspace.purge('note', id)
  await workspace.close()
  const [name] = await readdir(join(folder, 'deleted'))
  await writeFile(join(folder, 'deleted', name!), 'rotten\n')
  const again = await open()
  expect(again.problems).toMatchObject([{ kind: 'deleted', reason: 'damaged', keptAt: expect.stringContaining(name!) as string }])
})
