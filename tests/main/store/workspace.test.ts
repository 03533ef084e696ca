import fc from 'fast-check'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { Workspace } from '../../../main/store/workspace.ts'
import type { NoteContent } from '../../../shared/journal.ts'
import { plainText, type RichText } from '../../../shared/rich-text.ts'
import { idOf, noteContent, workspaceFolder } from '../../support/workspace.ts'

const id = idOf(1)

test('a note that was saved is listed, read, and there when the workspace is opened again', async () => {
  const { open, clock } = await workspaceFolder()
  const first = await open()
  expect(await first.save('note', id, 0, noteContent('Efter workshopen\nVi började'))).toEqual({ rev: 1, savedAt: clock.now })
  const meta = { id, rev: 1, createdAt: clock.now, updatedAt: clock.now }
  const inList = { ...meta, title: 'Efter workshopen', tags: [], digest: { date: '2019-01-22', excerpt: 'Vi började', links: [] } }
  const read = { ...meta, content: noteContent('Efter workshopen\nVi började') }
  expect(first.list('note')).toMatchObject([inList])
  expect(await first.read('note', id)).toEqual(read)
  await first.close()
  const second = await open()
  expect(second.list('note')).toMatchObject([inList])
  expect(await second.read('note', id)).toEqual(read)
  expect(second.readOnly).toBeNull()
})

test('what was never written is not found, and a note is no event', async () => {
  const workspace = await (await workspaceFolder()).open()
  await workspace.save('note', id, 0, noteContent('a'))
  await expect(workspace.read('note', idOf(2))).rejects.toMatchObject({ code: 'not-found' })
  await expect(workspace.read('event', id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await workspace.find('note', idOf(2))).toBeUndefined()
  await expect(workspace.change('note', idOf(2), (content) => content)).rejects.toMatchObject({ code: 'not-found' })
})

test('each save is a revision; one made from another revision is a conflict with the present document, and changes nothing', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  await workspace.save('note', id, 0, noteContent('a'))
  expect(await workspace.save('note', id, 1, noteContent('b'))).toMatchObject({ rev: 2 })
  const before = await readFile(fileOf(id))
  for (const base of [0, 1, 3]) {
    await expect(workspace.save('note', id, base, noteContent('c'))).rejects.toMatchObject({
      code: 'conflict',
      details: { current: { id, rev: 2, content: noteContent('b') } },
    })
  }
  expect(await readFile(fileOf(id))).toEqual(before)
  await expect(workspace.save('note', idOf(2), 4, noteContent('c'))).rejects.toMatchObject({ code: 'conflict', details: { current: null } })
  expect(workspace.list('note')).toHaveLength(1)
})

test('content that is already there is not written again, whatever revision it was made from', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  const saved = await workspace.save('note', id, 0, noteContent('a'))
  const before = await stat(fileOf(id))
  expect(await workspace.save('note', id, 1, noteContent('a'))).toEqual(saved)
  expect(await workspace.save('note', id, 0, noteContent('a'))).toEqual(saved)
  expect(await stat(fileOf(id))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
})

test('saves of one note at the same time follow each other: one wins a revision, the others meet a conflict', async () => {
  const workspace = await (await workspaceFolder()).open()
  const results = await Promise.allSettled(Array.from({ length: 10 }, (_none, n) => workspace.save('note', id, 0, noteContent(`${n}`))))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', ...Array.from({ length: 9 }, () => 'rejected')])
  expect(plainText((await workspace.read('note', id)).content.body)).toBe('0')
})

test('changes that cannot conflict never do, even among saves', async () => {
  const workspace = await (await workspaceFolder()).open()
  await workspace.save('note', id, 0, noteContent('a'))
  const add = (tag: string) => workspace.change('note', id, (content) => ({ ...content, tags: [...content.tags, tag] }))
  await Promise.all(Array.from({ length: 20 }, (_none, n) => add(`${n}`)))
  const { rev, content } = await workspace.read('note', id)
  expect(rev).toBe(21)
  expect(content.tags.toSorted()).toEqual(Array.from({ length: 20 }, (_none, n) => `${n}`).toSorted())
})

test('what is saved is what the content was at the call, not what became of it afterwards', async () => {
  const workspace = await (await workspaceFolder()).open()
  const content = noteContent('a')
  await workspace.save('note', id, 0, content)
  content.tags.push('later')
  expect((await workspace.read('note', id)).content.tags).toEqual([])
})

test('the trash is left out of the list, can be read, and is left again', async () => {
  const { open, clock } = await workspaceFolder()
  const first = await open()
  await first.save('note', id, 0, noteContent('a'))
  await first.change('note', id, (content) => ({ ...content, trashedAt: clock.now }))
  expect(first.list('note')).toEqual([])
  await first.close()
  const second = await open()
  expect(second.list('note')).toEqual([])
  expect((await second.read('note', id)).content.trashedAt).toBe(clock.now)
  await second.change('note', id, ({ trashedAt: _gone, ...content }) => content as NoteContent)
  expect(second.list('note')).toHaveLength(1)
})

test('a later version of a note is later, also when the clock goes backwards', async () => {
  const { open, clock } = await workspaceFolder()
  const workspace = await open()
  await workspace.save('note', id, 0, noteContent('a'))
  clock.now = '2018-01-01T00:00:00.000Z'
  expect(await workspace.save('note', id, 1, noteContent('b'))).toEqual({ rev: 2, savedAt: '2019-01-22T09:00:00.001Z' })
  expect(await workspace.read('note', id)).toMatchObject({ createdAt: '2019-01-22T09:00:00.000Z', updatedAt: '2019-01-22T09:00:00.001Z' })
})

test('each version names the one it was made from', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  const header = async () => JSON.parse(await readFile(fileOf(id), 'utf8')) as { sha256: string; parents: string[] }
  await workspace.save('note', id, 0, noteContent('a'))
  const first = await header()
  await workspace.save('note', id, 1, noteContent('b'))
  expect(first.parents).toEqual([])
  expect((await header()).parents).toEqual([first.sha256])
})

test('fields that a later version has added survive a save', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  const body = { type: 'doc', content: [{ type: 'paragraph', attrs: { mood: 'calm' }, later: true }] } as RichText
  const later = { ...noteContent(''), body, feeling: { scale: 3 } } as NoteContent
  await workspace.save('note', id, 0, later)
  await workspace.change('note', id, (content) => ({ ...content, tags: ['a'] }))
  expect(JSON.parse(await readFile(fileOf(id), 'utf8'))).toMatchObject({ document: { ...later, tags: ['a'] } })
})

test.each([
  ['a title with a line separator', noteContent('Rad\u2028skild\u2029text')],
  ['half an emoji', noteContent('\ud83d')],
  ['a NUL and quotes', noteContent('\0 "check":"')],
  [
    'more tags and links than a header of usual length',
    {
      ...noteContent('a'),
      tags: Array.from({ length: 400 }, (_none, n) => `tagg ${n} ${'å'.repeat(190)}`),
      links: Array.from({ length: 2000 }, (_none, n) => ({ kind: 'event' as const, id: idOf(n) })),
    },
  ],
  ['five million characters', noteContent('ord '.repeat(1_250_000))],
])('a note with %s is as readable tomorrow as today', async (_what, content) => {
  const { open } = await workspaceFolder()
  const first = await open()
  await first.save('note', id, 0, content)
  const listed = first.list('note')
  await first.close()
  const second = await open()
  expect(second.problems).toEqual([])
  expect(second.list('note')).toEqual(listed)
  expect((await second.read('note', id)).content).toEqual(content)
})

test('a closed workspace takes nothing more, and what was under way is done', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  const saving = workspace.save('note', id, 0, noteContent('a'))
  await workspace.close()
  expect(await readdir(dirname(fileOf(id)))).toEqual([`${id}.json`])
  expect(await saving).toMatchObject({ rev: 1 })
  await expect(workspace.save('note', id, 1, noteContent('b'))).rejects.toMatchObject({ code: 'no-workspace' })
})

test('whatever is done to the documents, opening them again gives the same list', async () => {
  const step = fc.record({
    kind: fc.constantFrom('save' as const, 'stale' as const, 'trash' as const, 'untrash' as const, 'reopen' as const),
    id: fc.integer({ min: 1, max: 4 }).map(idOf),
    lines: fc.string({ unit: 'grapheme', maxLength: 30 }),
    tags: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  })
  const { root, appData } = await workspaceFolder()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const again = () => Workspace.open(`${root}/${run}`, { appData, clock: () => new Date(0), shell: 'host', create: true })
      run++
      let workspace = await again()
      for (const { kind, id, lines, tags } of steps) {
        const rev = (await workspace.find('note', id))?.rev ?? 0
        if (kind === 'save') await workspace.save('note', id, rev, { ...noteContent(lines), tags })
        if (kind === 'stale') await workspace.save('note', id, rev + 1, noteContent(lines)).catch(() => {})
        if (kind === 'trash' && rev > 0)
          await workspace.change('note', id, (content) => ({ ...content, trashedAt: '2019-01-22T09:00:00.000Z' }))
        if (kind === 'untrash' && rev > 0) await workspace.change('note', id, ({ trashedAt: _gone, ...content }) => content as NoteContent)
        if (kind === 'reopen') {
          await workspace.close()
          workspace = await again()
        }
      }
      const before = workspace.list('note').toSorted((a, b) => (a.id < b.id ? -1 : 1))
      await workspace.close()
      const after = await again()
      expect(after.list('note').toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before)
      expect(after.problems).toEqual([])
      await after.close()
    }),
    { numRuns: 40 },
  )
})

test('verify counts every document and tells what is wrong with each, and changes nothing', async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  for (const n of [1, 2, 3]) await workspace.save('note', idOf(n), 0, noteContent(`${n}`))
  expect(await workspace.verify()).toEqual({ documents: 3, problems: [] })
  const bytes = await readFile(fileOf(idOf(2)))
  bytes[bytes.length - 10]! ^= 1
  await writeFile(fileOf(idOf(2)), bytes)
  expect(await workspace.verify()).toEqual({
    documents: 3,
    problems: [{ kind: 'note', file: fileOf(idOf(2)), reason: 'damaged', keptAt: null }],
  })
  expect(await readFile(fileOf(idOf(2)))).toEqual(bytes)
})
