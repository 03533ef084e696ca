import { appendFile, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Workspace } from '../../../main/store/workspace.ts'
import { idOf, noteContent, workspaceFolder } from '../../support/workspace.ts'

const shown = (workspace: Workspace) => workspace.list('note').toSorted((a, b) => a.id.localeCompare(b.id))

/** A closed workspace with `size` notes, and where its caches lie. */
async function filled(size = 5) {
  const place = await workspaceFolder()
  const workspace = await place.open()
  for (let n = 1; n <= size; n++) await workspace.save('note', idOf(n), 0, noteContent(`anteckning ${n}`))
  const snapshot = join(workspace.dataFolder, 'catalogue.json')
  const journal = join(workspace.dataFolder, 'journal.ndjson')
  const before = shown(workspace)
  await workspace.close()
  return { ...place, snapshot, journal, before }
}

test('what is listed is a function of the files: without its cache it is the same', async () => {
  const { open, snapshot, journal, before } = await filled()
  expect(shown(await reopened(open))).toEqual(before)
  await rm(snapshot)
  await rm(journal)
  expect(shown(await reopened(open))).toEqual(before)
})

test.each([
  ['emptied', (_bytes: Buffer) => Buffer.alloc(0)],
  ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 7)],
  ['garbled', (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/[aeiou]/g, 'x'), 'latin1')],
  ['of a later version', () => Buffer.from('{"format":"bollplank-catalogue/9"}')],
])('a cache that is %s is made anew', async (_what, damage) => {
  const { open, snapshot, journal, before } = await filled()
  for (const path of [snapshot, journal]) {
    await writeFile(path, damage(await readFile(path)))
    expect(shown(await reopened(open))).toEqual(before)
  }
})

test('what was saved after the snapshot is in the journal, also when the program was killed', async () => {
  const { open, snapshot, journal } = await filled()
  const workspace = await open()
  const old = await readFile(snapshot)
  await workspace.save('note', idOf(1), 1, noteContent('senare'))
  await workspace.save('note', idOf(9), 0, noteContent('ny'))
  const expected = shown(workspace)
  // As a killed program leaves it: the old snapshot, the journal as far as it came, a torn line.
  await expect.poll(async () => (await readFile(journal, 'utf8')).split('\n').length).toBe(4)
  const lines = await readFile(journal)
  await workspace.close()
  await writeFile(snapshot, old)
  await writeFile(journal, lines)
  await appendFile(journal, 'eyJ0b3Ju')
  expect(shown(await reopened(open))).toEqual(expected)
})

test('a list that is shown at once is put right from the disk, and whoever listens is told', async () => {
  const { open, fileOf } = await filled()
  const path = fileOf(idOf(1))
  const other = await readFile(fileOf(idOf(2)), 'utf8')
  await rm(path)
  await writeFile(fileOf(idOf(7)), other.replaceAll(idOf(2), idOf(7)))
  const told: string[] = []
  const workspace = await open({ checkLater: true, changed: (kind) => told.push(kind) })
  expect(shown(workspace).map(({ id }) => id)).toContain(idOf(1))
  await workspace.checked
  expect(shown(workspace).map(({ id }) => id)).toEqual([2, 3, 4, 5].map(idOf))
  expect(workspace.problems).toHaveLength(1)
  expect(told).toContain('note')
})

test('a change that size and time do not show is seen while the time stamp is young', async () => {
  const { open, fileOf, clock } = await filled(1)
  const path = fileOf(idOf(1))
  const { mtime } = await stat(path)
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('"tags":[]', '"tags":[ '.slice(0, 9)))
  await utimes(path, mtime, mtime)
  expect(clock.now).toBeDefined()
  const workspace = await open()
  expect(workspace.problems).toMatchObject([{ file: path, reason: 'damaged' }])
})

test('many documents gone at once are kept on record until somebody says that it was meant', async () => {
  const { open, fileOf, before } = await filled(40)
  for (let n = 1; n <= 25; n++) await rm(fileOf(idOf(n)))
  const workspace = await reopened(open)
  expect(workspace.missing).toHaveLength(25)
  expect(shown(workspace)).toEqual(before)
  await workspace.close()

  const again = await open()
  expect(again.missing).toHaveLength(25)
  again.acceptMissing()
  expect(again.missing).toHaveLength(0)
  expect(shown(again)).toHaveLength(15)
  await again.close()
  expect(shown(await open())).toHaveLength(15)
})

test('a few documents that somebody deleted are gone without a question', async () => {
  const { open, fileOf } = await filled(40)
  for (const n of [1, 2]) await rm(fileOf(idOf(n)))
  const workspace = await open()
  expect(workspace.missing).toHaveLength(0)
  expect(shown(workspace)).toHaveLength(38)
})

async function reopened(open: () => Promise<Workspace>): Promise<Workspace> {
  await (await open()).close()
  return open()
}
