import { chmod, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { replaceFile } from '../../main/store/safe-file.ts'
import { Workspace } from '../../main/store/workspace.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { startCore, noteDraft } from '../support/core.ts'
import { asNobody, makeImmutable, mountDisk, noChattr, noMount, noOtherUser, titled } from '../support/faults.ts'
import { idOf, noteContent, snapshot, workspaceFolder } from '../support/workspace.ts'

const id = idOf(1)

test.skipIf(noMount)(titled('a workspace on a disk that cannot be written opens for reading, whole and unchanged', noMount), async () => {
  const disk = mountDisk('4m')
  const folder = join(disk.folder, 'arbetsyta')
  const { appData } = await workspaceFolder()
  const open = () => Workspace.open(folder, { appData, clock: () => new Date(), shell: 'host', create: true })
  const first = await open()
  await first.save('note', id, 0, noteContent('a'))
  const before = await snapshot(folder)
  disk.remount('ro')
  await expect(first.save('note', id, 1, noteContent('b'))).rejects.toMatchObject({ code: 'read-only' })
  expect(await first.read('note', id)).toMatchObject({ rev: 1 })
  await first.close()

  const second = await open()
  expect(second.readOnly).toEqual({ why: 'folder' })
  expect(second.list('note')).toHaveLength(1)
  await expect(second.save('note', id, 1, noteContent('b'))).rejects.toMatchObject({ code: 'read-only' })
  await second.close()
  expect(await snapshot(folder)).toEqual(before)
})

test.skipIf(noMount)(titled('the app says that the folder is for reading only, and looks again when it is asked to', noMount), async () => {
  const disk = mountDisk('4m')
  const folder = join(disk.folder, 'arbetsyta')
  const { call, refused } = await startCore({ start: false })
  await call('workspace.start', { folder, examples: [], language: 'sv' })
  await call('journal.save', { id, draft: noteDraft('a'), base: 0 })
  disk.remount('ro')
  expect((await call('workspace.recheck', {})).workspace).toMatchObject({ readOnly: { why: 'folder' }, counts: { note: 1 } })
  expect(await refused('journal.save', { id, draft: noteDraft('b'), base: 1 })).toEqual({ code: 'read-only' })
  expect(await refused('journal.trash', { id })).toEqual({ code: 'read-only' })
  disk.remount('rw')
  expect((await call('workspace.recheck', {})).workspace).toMatchObject({ readOnly: null })
  expect(await call('journal.save', { id, draft: noteDraft('b'), base: 1 })).toMatchObject({ rev: 2 })
})

test.skipIf(noChattr)(titled('a folder that takes no files is told at once, not after ten seconds of trying', noChattr), async () => {
  const { open, fileOf } = await workspaceFolder()
  const workspace = await open()
  await workspace.save('note', id, 0, noteContent('a'))
  makeImmutable(dirname(fileOf(id)))
  const began = performance.now()
  await expect(workspace.save('note', id, 1, noteContent('b'))).rejects.toMatchObject({ code: 'read-only' })
  await expect(replaceFile(fileOf(id), Buffer.from('b'))).rejects.toMatchObject({ code: 'read-only' })
  expect(performance.now() - began).toBeLessThan(5000)
  expect(await workspace.read('note', id)).toMatchObject({ content: noteContent('a') })
})

test.skipIf(noOtherUser)(titled('a folder that belongs to somebody else opens for reading', noOtherUser), async () => {
  const { open, folder, root } = await workspaceFolder()
  const workspace = await open()
  await workspace.save('note', id, 0, noteContent('a'))
  await workspace.close()
  const before = await snapshot(folder)
  const program = await bundleProgram(join(import.meta.dirname, '../support/saver.ts'))
  onTestFinished(() => rm(dirname(program), { recursive: true }))
  const theirs = join(root, 'theirs')
  await mkdir(theirs)
  for (const path of [root, dirname(program), folder, join(folder, 'documents'), join(folder, 'documents/note')]) await chmod(path, 0o755)
  for (const file of Object.keys(before)) await chmod(join(folder, file), 0o644)
  const child = new Child('setpriv', [...asNobody, process.execPath, program, folder, theirs, '2', '1'])
  expect(await child.ended).toBe(0)
  expect(child.lines).toEqual(['open {"why":"folder"}', 'err read-only', 'err read-only'])
  expect(await snapshot(folder)).toEqual(before)
})
