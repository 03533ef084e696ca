import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withBackup } from '../../../../main/store/backup/backup.ts'
import { eraseFromBackups } from '../../../../main/store/backup/erase.ts'
import { listStore } from '../../../../main/store/backup/list-backups.ts'
import { verifyBackup } from '../../../../main/store/backup/verify-backup.ts'
import { backedUpWorkspace } from '../../../support/backup.ts'
import { idOf, noteContent } from '../../../support/workspace.ts'

async function wordsIn(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return (await Promise.all(names.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')))).join('\n')
}

test('takes a document and its history out of every backup, and the rest stays whole', async () => {
  const { made, store, workspace } = await backedUpWorkspace()
  await made()
  await workspace.save('note', idOf(1), 1, noteContent('Hemligheten'))
  await made()
  expect(await wordsIn(store)).toMatch(/Anteckning 1[\s\S]*Hemligheten|Hemligheten[\s\S]*Anteckning 1/)
  expect(await eraseFromBackups(store, new Set([idOf(1)]))).toEqual({ unreadable: [] })
  const words = await wordsIn(store)
  for (const gone of ['Hemligheten', 'Anteckning 1', idOf(1), 'versioner']) expect(words).not.toContain(gone)
  expect(words).toContain('Anteckning 2')
  const { backups } = await listStore(store)
  expect(backups.map(({ counts }) => counts['note'])).toEqual([2, 2])
  for (const { path } of backups) {
    expect((await verifyBackup(path)).damaged).toEqual([])
    expect(await withBackup(path, async ({ files }) => files.length)).toBe(4)
  }
})

test('tells of a backup that cannot be read, and so may still lead to it', async () => {
  const { made, store } = await backedUpWorkspace()
  const first = await made()
  await made()
  await writeFile(first.path, (await readFile(first.path)).subarray(0, -10))
  expect(await eraseFromBackups(store, new Set([idOf(1)]))).toEqual({ unreadable: [first.path] })
  expect(await wordsIn(join(store, 'objects'))).not.toContain('Anteckning 1')
})
