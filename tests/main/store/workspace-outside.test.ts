import { copyFile, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../../../main/store/document-file.ts'
import { note, type NoteContent } from '../../../shared/journal.ts'
import { idOf, noteContent, workspaceFolder } from '../../support/workspace.ts'

const id = idOf(1)

/** A workspace that is open with one note of revision 2, and a way to write that note past it, as a sync program does. */
async function openNote() {
  const place = await workspaceFolder()
  const workspace = await place.open()
  await workspace.save('note', id, 0, noteContent('ett'))
  const first = await readFile(place.fileOf(id))
  await workspace.save('note', id, 1, noteContent('två'))
  const path = place.fileOf(id)
  const writeOutside = async (content: NoteContent, rev: number) => {
    const { header } = decodeDocument(await readFile(path))
    await writeFile(
      path,
      encodeDocument({ ...header, rev, title: note.title(content), digest: note.digest(content) }, Buffer.from(JSON.stringify(content))),
    )
  }
  return { ...place, workspace, path, first, writeOutside }
}

test.each([
  ['later', 3],
  ['the same', 2],
  ['earlier', 1],
])('a file that another program wrote as a %s revision is never written over unseen', async (_what, rev) => {
  const { workspace, path, writeOutside } = await openNote()
  await writeOutside(noteContent('utifrån'), rev)
  const theirs = await readFile(path)
  const refused = workspace.save('note', id, 2, noteContent('mitt'))
  await expect(refused).rejects.toMatchObject({ code: 'conflict', details: { current: { rev: 3, content: noteContent('utifrån') } } })
  await expect(workspace.save('note', id, 2, noteContent('ett annat fönster'))).rejects.toMatchObject({ code: 'conflict' })
  expect(await readFile(path)).toEqual(theirs)
  expect(workspace.list('note')).toMatchObject([{ rev: 3, title: 'utifrån' }])

  expect(await workspace.save('note', id, 3, noteContent('mitt'))).toMatchObject({ rev: 4 })
  expect(decodeDocument(await readFile(path)).header).toMatchObject({ rev: 4, parents: [decodeDocument(theirs).header.sha256] })
})

test('whoever reads the outside version can go on from it', async () => {
  const { workspace, writeOutside } = await openNote()
  await writeOutside(noteContent('utifrån'), 2)
  const { rev, content } = await workspace.read('note', id)
  expect({ rev, content }).toEqual({ rev: 3, content: noteContent('utifrån') })
  expect(await workspace.save('note', id, rev, noteContent('vidare'))).toMatchObject({ rev: 4 })
})

test('a file that was put back as it was before is a change too', async () => {
  const { workspace, path, first } = await openNote()
  await writeFile(path, first)
  await expect(workspace.save('note', id, 2, noteContent('mitt'))).rejects.toMatchObject({
    code: 'conflict',
    details: { current: { rev: 3, content: noteContent('ett') } },
  })
})

test('a file that was touched or copied over itself is no change', async () => {
  const { workspace, path } = await openNote()
  await utimes(path, 0, 0)
  expect(await workspace.save('note', id, 2, noteContent('tre'))).toMatchObject({ rev: 3 })
  await writeFile(path, await readFile(path))
  expect(await workspace.save('note', id, 3, noteContent('fyra'))).toMatchObject({ rev: 4 })
})

test('another file with the same size and time is looked at all the same', async () => {
  const { workspace, path, writeOutside } = await openNote()
  await utimes(path, 1000, 1000)
  await workspace.read('note', id)
  const known = await stat(path)
  await copyFile(path, `${path}.copy`)
  await rename(`${path}.copy`, path)
  await writeOutside(noteContent('slå'), 2)
  await utimes(path, 1000, 1000)
  expect(await stat(path)).toMatchObject({ size: known.size, mtimeMs: known.mtimeMs })
  await expect(workspace.save('note', id, 2, noteContent('tre'))).rejects.toMatchObject({ code: 'conflict' })
})

test('a file that was damaged while it was open is reported, and not written over', async () => {
  const { workspace, path } = await openNote()
  await writeFile(path, 'trasig')
  await expect(workspace.save('note', id, 2, noteContent('mitt'))).rejects.toMatchObject({ code: 'corrupt' })
  expect(await readFile(path, 'utf8')).toBe('trasig')
  expect(workspace.problems).toMatchObject([{ file: path, reason: 'damaged' }])
})

test('a damaged file that was put right again is no problem any more', async () => {
  const { workspace, path } = await openNote()
  const whole = await readFile(path)
  await writeFile(path, 'trasig')
  await expect(workspace.read('note', id)).rejects.toMatchObject({ code: 'corrupt' })
  expect(workspace.list('note')).toEqual([])
  await writeFile(path, whole)
  expect(await workspace.read('note', id)).toMatchObject({ rev: 2, content: noteContent('två') })
  expect(workspace.problems).toEqual([])
  expect(workspace.list('note')).toHaveLength(1)
  expect(await workspace.save('note', id, 2, noteContent('tre'))).toMatchObject({ rev: 3 })
})

test('a file that somebody removed comes back with the next save, also when the words are the same', async () => {
  const { workspace, path } = await openNote()
  await rm(path)
  await expect(workspace.read('note', id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await workspace.save('note', id, 2, noteContent('två'))).toMatchObject({ rev: 3 })
  expect(decodeDocument(await readFile(path)).content).toEqual(noteContent('två'))
  await rm(path)
  expect(await workspace.save('note', id, 3, noteContent('tre'))).toMatchObject({ rev: 4 })
  await rm(path)
  expect(await workspace.save('note', id, 1, noteContent('ett äldre fönster'))).toMatchObject({ rev: 5 })
})

test('a document that another program adds is found, and conflicts with one that is made under its id', async () => {
  const { workspace, fileOf, path } = await openNote()
  const other = idOf(2)
  const { header, content } = decodeDocument(await readFile(path))
  await writeFile(fileOf(other), encodeDocument({ ...header, id: other }, Buffer.from(JSON.stringify(content))))
  await expect(workspace.save('note', other, 0, noteContent('mitt'))).rejects.toMatchObject({
    code: 'conflict',
    details: { current: { content: noteContent('två') } },
  })
  expect(workspace.list('note')).toHaveLength(2)
})
