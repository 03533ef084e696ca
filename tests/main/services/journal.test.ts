import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../../../main/store/document-file.ts'
import { emptyText, textFromLines } from '../../../shared/rich-text.ts'
import { noteDraft, startCore } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

const id = idOf(1)

test('a note is saved, read, and told to the windows', async () => {
  const { call, clock, published } = await startCore()
  published.length = 0
  expect(await call('journal.save', { id, draft: noteDraft('Efter workshopen'), base: 0 })).toEqual({ rev: 1, savedAt: clock.now })
  expect(await call('journal.read', { id })).toEqual({
    id,
    rev: 1,
    createdAt: clock.now,
    updatedAt: clock.now,
    content: { ...noteDraft('Efter workshopen'), handling: 'working' },
  })
  expect(published).toEqual([{ name: 'changed', data: { kind: 'note', id, rev: 1 } }])
})

test('notes are listed with the newest day first, and within a day the newest made', async () => {
  const { call, clock } = await startCore()
  const days = ['2019-01-22', '2019-02-06', '2019-01-22', '2018-12-03']
  for (const [n, day] of days.entries()) {
    clock.now = `2019-03-01T0${n}:00:00.000Z`
    await call('journal.save', { id: idOf(n), draft: noteDraft(`not ${n}`, day), base: 0 })
  }
  expect((await call('journal.list', {})).map(({ title }) => title)).toEqual(['not 1', 'not 2', 'not 0', 'not 3'])
})

test('a save made from an older version is a conflict that brings the present note along', async () => {
  const { call, refused, published } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  await call('journal.save', { id, draft: noteDraft('två'), base: 1 })
  published.length = 0
  expect(await refused('journal.save', { id, draft: noteDraft('tre'), base: 1 })).toEqual({
    code: 'conflict',
    details: { current: await call('journal.read', { id }) },
  })
  expect(published).toEqual([])
})

test('a save that is sent again because its answer was lost is no conflict', async () => {
  const { call } = await startCore()
  const first = await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  expect(await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })).toEqual(first)
})

test('what a save does not name stays: the trash, the handling, and fields of a later version', async () => {
  const { call, folder } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  const path = join(folder, 'documents', 'note', `${id}.json`)
  const { header, content } = decodeDocument(await readFile(path))
  const later = { ...(content as object), handling: 'shared', mood: { scale: 3 } }
  await writeFile(path, encodeDocument(header, Buffer.from(JSON.stringify(later))))
  const { rev } = await call('journal.read', { id })
  await call('journal.save', { id, draft: noteDraft('två'), base: rev })
  expect(decodeDocument(await readFile(path)).content).toEqual({ ...later, ...noteDraft('två') })
})

test('a note whose file was removed while it was written comes back whole', async () => {
  const { call, folder } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  await rm(join(folder, 'documents', 'note', `${id}.json`))
  expect(await call('journal.save', { id, draft: noteDraft('ett och två'), base: 1 })).toMatchObject({ rev: 2 })
  expect((await call('journal.read', { id })).content.body).toEqual(textFromLines('ett och två'))
})

test('the trash takes a note and gives it back, and tells the windows of both', async () => {
  const { call, clock, published, refused } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ett'), base: 0 })
  published.length = 0
  clock.now = '2019-02-01T00:00:00.000Z'
  await call('journal.trash', { id })
  expect(await call('journal.list', {})).toEqual([])
  expect((await call('journal.read', { id })).content.trashedAt).toBe(clock.now)
  await call('journal.untrash', { id })
  expect((await call('journal.read', { id })).content).toEqual({ ...noteDraft('ett'), handling: 'working' })
  expect(await call('journal.list', {})).toHaveLength(1)
  expect(published).toEqual([
    { name: 'changed', data: { kind: 'note', id } },
    { name: 'changed', data: { kind: 'note', id } },
  ])
  expect(await refused('journal.trash', { id: idOf(2) })).toEqual({ code: 'not-found' })
})

test('notes are found by what they are linked to', async () => {
  const { call } = await startCore()
  const link = { kind: 'event' as const, id: idOf(9) }
  await call('journal.save', { id, draft: { ...noteDraft('länkad'), links: [link] }, base: 0 })
  await call('journal.save', { id: idOf(2), draft: { ...noteDraft('annan'), links: [{ kind: 'programme', id: idOf(9) }] }, base: 0 })
  await call('journal.save', { id: idOf(3), draft: noteDraft('ingen'), base: 0 })
  expect((await call('journal.linkedTo', { link })).map(({ title }) => title)).toEqual(['länkad'])
})

test.each([
  ['30 February', { ...noteDraft('a', '2019-02-30') }],
  ['no body', { date: '2019-01-22' }],
  ['a body that is no text', { ...noteDraft('a'), body: { type: 'paragraph' } }],
  ['an unknown field', { ...noteDraft('a'), trashedAt: '2019-01-22T09:00:00.000Z' }],
  ['a link to nothing that exists', { ...noteDraft('a'), links: [{ kind: 'spaceship', id }] }],
])('a note with %s is refused and nothing is written', async (_what, draft) => {
  const { call, refused } = await startCore()
  expect(await refused('journal.save', { id, draft: draft as never, base: 0 })).toMatchObject({ code: 'invalid' })
  expect(await call('journal.list', {})).toEqual([])
})

test('a note of five million characters is a note', async () => {
  const { call } = await startCore()
  await call('journal.save', { id, draft: noteDraft('ord '.repeat(1_250_000)), base: 0 })
  const [listed] = await call('journal.list', {})
  expect(listed!.title).toHaveLength(200)
  expect((await call('journal.read', { id })).content.body).toEqual(textFromLines('ord '.repeat(1_250_000)))
})

test('an empty note has no title', async () => {
  const { call } = await startCore()
  await call('journal.save', { id, draft: { ...noteDraft(''), body: emptyText() }, base: 0 })
  expect(await call('journal.list', {})).toMatchObject([{ title: '', digest: { excerpt: '' } }])
})

test('a note that somebody writes in comes back from the trash', async () => {
  const { call } = await startCore()
  await call('journal.save', { id, draft: noteDraft('borttagen'), base: 0 })
  await call('journal.trash', { id })
  expect(await call('journal.list', {})).toEqual([])
  await call('journal.save', { id, draft: noteDraft('ändå viktig'), base: 2 })
  expect(await call('journal.list', {})).toMatchObject([{ id, title: 'ändå viktig', rev: 3 }])
})
