import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from '../../../main/store/document-file.ts'
import { note } from '../../../shared/journal.ts'
import { idOf, noteContent, workspaceFolder } from '../../support/workspace.ts'

/** An open workspace with one note, and what it tells of changes from outside. */
async function openNote() {
  const place = await workspaceFolder()
  const told: (string | undefined)[] = []
  const workspace = await place.open({ changed: (_kind, id) => told.push(id) })
  await workspace.save('note', idOf(1), 0, noteContent('ett'))
  const write = async (id: string, text: string) => {
    const { header } = decodeDocument(await readFile(place.fileOf(idOf(1))))
    const content = noteContent(text)
    const fields = { ...header, id, title: note.title(content), digest: note.digest(content) }
    await writeFile(place.fileOf(id), encodeDocument(fields, Buffer.from(JSON.stringify(content))))
  }
  const titles = () => workspace.list('note').map(({ title }) => title)
  return { ...place, workspace, told, write, titles }
}

test('what another program writes, adds or removes is seen while the workspace is open', async () => {
  const { write, titles, told, fileOf } = await openNote()
  await write(idOf(1), 'utifrån')
  await expect.poll(titles).toEqual(['utifrån'])
  await write(idOf(2), 'tillagd')
  await expect.poll(titles).toEqual(['utifrån', 'tillagd'])
  await rm(fileOf(idOf(2)))
  await expect.poll(titles).toEqual(['utifrån'])
  expect(told.length).toBeGreaterThan(2)
})

test('our own saves are no news', async () => {
  const { workspace, told } = await openNote()
  for (let rev = 1; rev < 20; rev++) await workspace.save('note', idOf(1), rev, noteContent(`version ${rev}`))
  await workspace.look()
  expect(told).toEqual([])
})

test('a kind whose folder comes later is followed too', async () => {
  const place = await workspaceFolder()
  const workspace = await place.open()
  await mkdir(dirname(place.fileOf(idOf(1))))
  const other = await openNote()
  await writeFile(place.fileOf(idOf(1)), await readFile(other.fileOf(idOf(1))))
  await expect.poll(() => workspace.list('note').length).toBe(1)
})

test('after it is closed nothing is followed any more', async () => {
  const { workspace, write, told } = await openNote()
  await workspace.close()
  told.length = 0
  await write(idOf(1), 'efter')
  await workspace.look().catch(() => {})
  expect(told).toEqual([])
})
