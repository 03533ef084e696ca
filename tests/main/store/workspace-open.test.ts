import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeDocument } from '../../../main/store/document-file.ts'
import { note } from '../../../shared/journal.ts'
import { idOf, noteContent, snapshot, workspaceFolder } from '../../support/workspace.ts'

const id = idOf(1)

/** A workspace with three notes, closed. */
async function threeNotes() {
  const place = await workspaceFolder()
  const workspace = await place.open()
  for (const n of [1, 2, 3]) await workspace.save('note', idOf(n), 0, noteContent(`not ${n}`))
  await workspace.close()
  return place
}

test('a new workspace is made where there is nothing, and its folder says what it is', async () => {
  const { open, folder, clock } = await workspaceFolder()
  const workspace = await open()
  expect(workspace).toMatchObject({ folder, readOnly: null, problems: [] })
  expect(JSON.parse(await readFile(join(folder, 'workspace.json'), 'utf8'))).toEqual({
    format: 1,
    minReader: 1,
    id: workspace.id,
    createdAt: clock.now,
    encryption: 'off',
  })
})

test('a folder that is no workspace is not made one without being asked', async () => {
  const { open, folder } = await workspaceFolder()
  await mkdir(folder)
  await expect(open({ create: false })).rejects.toMatchObject({ code: 'no-workspace' })
  expect(await readdir(folder)).toEqual([])
})

test('a folder with other things in it is left as it is', async () => {
  const { open, folder } = await workspaceFolder()
  await mkdir(folder)
  await writeFile(join(folder, 'budget.xlsx'), 'mine')
  await expect(open()).rejects.toMatchObject({ code: 'not-empty' })
  expect(await readdir(folder)).toEqual(['budget.xlsx'])
})

test('what a system or a crash has left in an empty folder is no hindrance', async () => {
  const { open, folder } = await workspaceFolder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  await mkdir(folder)
  for (const name of ['.DS_Store', 'desktop.ini', `~workspace.json-${pid}-1-0123456789ab.tmp`]) await writeFile(join(folder, name), '')
  expect((await open()).readOnly).toBeNull()
  expect((await readdir(folder)).toSorted()).toEqual(['.DS_Store', 'desktop.ini', 'documents', 'workspace.json'])
})

test.each([
  '',
  'null',
  '{',
  '[]',
  '{"format":1}',
  '{"format":1,"minReader":1,"id":"../../outside","createdAt":"","encryption":"off"}',
  '{"format":0,"minReader":1,"id":"5f0c3f0e-5c0e-4f0e-8f0e-5f0c3f0e5c0e","createdAt":"","encryption":"off"}',
])('a workspace.json with %j opens nothing and is not written over', async (torn) => {
  const { open, folder } = await threeNotes()
  await writeFile(join(folder, 'workspace.json'), torn)
  const before = await snapshot(folder)
  await expect(open()).rejects.toMatchObject({ code: 'corrupt' })
  expect(await snapshot(folder)).toEqual(before)
})

test.each([
  { format: 2, minReader: 1 },
  { format: 1, minReader: 2 },
])('a workspace of a newer version (%j) can be read, and not a byte of it changes', async (newer) => {
  const { open, folder, fileOf } = await threeNotes()
  const file = join(folder, 'workspace.json')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...newer, later: 'field' }))
  await writeFile(join(dirname(fileOf(id)), '~old.json-1-1-0123456789ab.tmp'), 'left over')
  const before = await snapshot(folder)
  const workspace = await open()
  expect(workspace.readOnly).toEqual({ why: 'newer', format: 2 })
  expect(workspace.list('note')).toHaveLength(3)
  await expect(workspace.save('note', id, 1, noteContent('x'))).rejects.toMatchObject({ code: 'newer' })
  await expect(workspace.save('note', idOf(9), 0, noteContent('x'))).rejects.toMatchObject({ code: 'newer' })
  await expect(workspace.change('note', id, (content) => content)).rejects.toMatchObject({ code: 'newer' })
  await workspace.read('note', id)
  await workspace.close()
  expect(await snapshot(folder)).toEqual(before)
})

test('opened without a lock it is for reading, also while another shell writes', async () => {
  const { open } = await threeNotes()
  const writer = await open()
  const reader = await open({ shell: null, create: false })
  expect(reader.readOnly).toBeNull()
  await expect(reader.save('note', id, 1, noteContent('x'))).rejects.toMatchObject({ code: 'read-only' })
  await writer.save('note', id, 1, noteContent('nytt'))
  expect(await reader.read('note', id)).toMatchObject({ content: noteContent('nytt') })
})

test('the one that opens it second in the same program reads only, and says who writes', async () => {
  const { open, clock } = await threeNotes()
  const first = await open({ shell: 'electron' })
  const second = await open()
  expect(second.readOnly).toEqual({ why: 'held', shell: 'electron', pid: process.pid, since: clock.now })
  await expect(second.save('note', id, 1, noteContent('x'))).rejects.toMatchObject({ code: 'in-use' })
  await second.close()
  await first.save('note', id, 1, noteContent('still mine'))
  await first.close()
  expect((await open()).readOnly).toBeNull()
})

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['emptied', () => Buffer.alloc(0)],
  ['filled with NULs', (bytes: Buffer) => Buffer.alloc(bytes.length)],
  ['of another document', (bytes: Buffer) => Buffer.from(bytes.toString('utf8').replaceAll(id, idOf(7)))],
])('a document that was %s is set aside and reported, never written over, and the rest opens', async (_what, damage) => {
  const { open, fileOf, appData } = await threeNotes()
  const damaged = damage(await readFile(fileOf(id)))
  await writeFile(fileOf(id), damaged)
  const workspace = await open()
  expect(
    workspace
      .list('note')
      .map((entry) => entry.id)
      .toSorted(),
  ).toEqual([idOf(2), idOf(3)])
  expect(workspace.problems).toEqual([
    {
      kind: 'note',
      file: fileOf(id),
      reason: 'damaged',
      keptAt: expect.stringContaining(join(appData, 'workspaces', workspace.id, 'quarantine')) as string,
    },
  ])
  expect(await readFile(workspace.problems[0]!.keptAt!)).toEqual(damaged)

  await expect(workspace.read('note', id)).rejects.toMatchObject({ code: 'corrupt' })
  for (const base of [0, 1]) await expect(workspace.save('note', id, base, noteContent('over'))).rejects.toMatchObject({ code: 'corrupt' })
  await expect(workspace.change('note', id, (content) => content)).rejects.toMatchObject({ code: 'corrupt' })
  expect(await readFile(fileOf(id))).toEqual(damaged)
  expect(workspace.problems).toHaveLength(1)
  expect(await workspace.save('note', idOf(2), 1, noteContent('goes on'))).toMatchObject({ rev: 2 })
})

test('rot behind a whole header is met at the first reading, and the file is not written over', async () => {
  const { open, fileOf } = await threeNotes()
  const bytes = await readFile(fileOf(id))
  bytes[bytes.length - 10]! ^= 1
  await writeFile(fileOf(id), bytes)
  const workspace = await open()
  expect(workspace.list('note')).toHaveLength(3)
  await expect(workspace.read('note', id)).rejects.toMatchObject({ code: 'corrupt' })
  expect(workspace.problems).toMatchObject([{ file: fileOf(id), reason: 'damaged' }])
  expect(workspace.list('note')).toHaveLength(2)
  await expect(workspace.save('note', id, 1, noteContent('over'))).rejects.toMatchObject({ code: 'corrupt' })
  expect(await readFile(fileOf(id))).toEqual(bytes)
})

test('content that does not fit its schema is reported when it is read', async () => {
  const { open, fileOf } = await threeNotes()
  const header = {
    kind: 'note',
    id,
    schema: 1,
    rev: 1,
    title: '',
    createdAt: '2019-01-22T09:00:00.000Z',
    updatedAt: '2019-01-22T09:00:00.000Z',
    parents: [],
    tags: [],
    digest: {},
  }
  await writeFile(fileOf(id), encodeDocument(header, Buffer.from('{"date":"2019-02-30"}')))
  const workspace = await open()
  await expect(workspace.read('note', id)).rejects.toMatchObject({ code: 'corrupt' })
  expect(workspace.problems).toMatchObject([{ reason: 'unreadable', keptAt: expect.any(String) as string }])
})

test('a document of a newer schema or format is told as newer and left where it is', async () => {
  const { open, fileOf, appData } = await threeNotes()
  const header = {
    kind: 'note',
    id,
    schema: note.schema + 1,
    rev: 1,
    title: '',
    createdAt: '2019-01-22T09:00:00.000Z',
    updatedAt: '2019-01-22T09:00:00.000Z',
    parents: [],
    tags: [],
    digest: {},
  }
  const files = [
    encodeDocument(header, Buffer.from('{}')),
    Buffer.from((await readFile(fileOf(idOf(2)), 'utf8')).replace('bollplank/1', 'bollplank/2')),
  ]
  await writeFile(fileOf(id), files[0]!)
  await writeFile(fileOf(idOf(2)), files[1]!)
  const workspace = await open()
  expect(workspace.problems.map(({ reason, keptAt }) => ({ reason, keptAt }))).toEqual([
    { reason: 'newer', keptAt: null },
    { reason: 'newer', keptAt: null },
  ])
  for (const n of [1, 2]) {
    await expect(workspace.read('note', idOf(n))).rejects.toMatchObject({ code: 'newer' })
    await expect(workspace.save('note', idOf(n), 1, noteContent('over'))).rejects.toMatchObject({ code: 'newer' })
    expect(await readFile(fileOf(idOf(n)))).toEqual(files[n - 1])
  }
  await expect(stat(join(appData, 'workspaces', workspace.id))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('files that are not ours stay untouched', async () => {
  const { open, folder, fileOf } = await threeNotes()
  const notes = dirname(fileOf(id))
  const foreign = [
    'anteckning.txt',
    `${id}.json.bak`,
    `${id} (1).json`,
    `${id}.sync-conflict-20190122-090000-ABCDEFG.json`,
    `${id.replace(/.$/, 'A')}.json`,
    '.DS_Store',
    '~$lock.docx',
  ]
  for (const name of foreign) await writeFile(join(notes, name), name)
  await mkdir(join(folder, 'documents', 'unknown-kind'))
  await writeFile(join(folder, 'documents', 'unknown-kind', `${id}.json`), 'later')
  const before = await snapshot(folder)
  const workspace = await open()
  expect(workspace.list('note')).toHaveLength(3)
  expect(workspace.problems).toEqual([])
  await workspace.close()
  expect(await snapshot(folder)).toEqual(before)
})

test('a folder with the name of a document is reported, and the rest opens', async () => {
  const { open, fileOf } = await threeNotes()
  await mkdir(fileOf(idOf(8)))
  const workspace = await open()
  expect(workspace.list('note')).toHaveLength(3)
  expect(workspace.problems).toMatchObject([{ file: fileOf(idOf(8)), reason: 'unreadable' }])
})

test('temporary files of a dead process are swept, those of a living one are kept', async () => {
  const { open, folder, fileOf } = await threeNotes()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const name = (writer: number) => `~${id}.json-${writer}-1-0123456789ab.tmp`
  for (const at of [folder, dirname(fileOf(id))]) for (const writer of [pid, process.pid]) await writeFile(join(at, name(writer)), '')
  await open()
  expect(await readdir(dirname(fileOf(id)))).toContain(name(process.pid))
  expect(await readdir(dirname(fileOf(id)))).not.toContain(name(pid))
  expect(await readdir(folder)).not.toContain(name(pid))
})

test('a workspace whose folders were removed opens empty and can be written', async () => {
  const { open, folder, fileOf } = await workspaceFolder()
  await (await open()).close()
  await rm(join(folder, 'documents'), { recursive: true })
  const workspace = await open()
  await workspace.save('note', id, 0, noteContent('a'))
  expect(await readdir(dirname(fileOf(id)))).toEqual([`${id}.json`])
})

test('the app data gets nothing while all is well', async () => {
  const { open, appData } = await threeNotes()
  await open()
  await expect(readdir(appData)).rejects.toMatchObject({ code: 'ENOENT' })
})
