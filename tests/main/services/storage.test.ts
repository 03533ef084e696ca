import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteDraft, startCore } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

test('tells where the files are and how much they are', async () => {
  const { call, folder } = await startCore()
  const before = await call('storage.state', {})
  expect(before).toMatchObject({ folder, files: 2 })
  await call('journal.save', { id: idOf(1), draft: noteDraft('x'.repeat(5000)), base: 0 })
  const after = await call('storage.state', {})
  expect(after.files).toBe(3)
  expect(after.bytes - before.bytes).toBeGreaterThan(5000)
})

test('shows the folders through the shell', async () => {
  const { call, folder, opened, appData } = await startCore()
  await call('storage.openFolder', { what: 'workspace' })
  await call('backup.make', {})
  await call('storage.openFolder', { what: 'backups' })
  expect(opened[0]).toBe(folder)
  expect(opened[1]!.startsWith(join(appData, 'backups'))).toBe(true)
})
