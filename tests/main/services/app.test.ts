import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../../main/store/workspace.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import { noteDraft, startCore } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

test('before the first run nothing is open, and a folder is proposed', async () => {
  const { call, refused, folder } = await startCore({ start: false })
  expect(await call('app.state', {})).toMatchObject({ workspace: null, failed: null, suggestedFolder: folder, shell: { name: 'host' } })
  expect(await refused('journal.list', {})).toEqual({ code: 'no-workspace' })
  expect(await refused('journal.save', { id: idOf(1), draft: noteDraft('a'), base: 0 })).toEqual({ code: 'no-workspace' })
  expect(await call('app.settings', {})).toEqual(defaultSettings)
})

test('a workspace is started, remembered, and told to the windows', async () => {
  const { call, folder, appData, settings, published, core } = await startCore({ start: false })
  const state = await call('workspace.start', { folder: `${folder}/`, examples: [], language: 'sv' })
  expect(state.workspace).toMatchObject({ folder, readOnly: null, problems: [], missing: 0, counts: { note: 0, event: 0, programme: 0 } })
  expect(settings.read().workspace).toBe(folder)
  expect(published).toEqual([{ name: 'workspace', data: {} }])
  expect((await readdir(folder)).toSorted()).toEqual(['LÄS MIG.txt', 'documents', 'workspace.json'])
  await call('journal.save', { id: idOf(1), draft: noteDraft('a'), base: 0 })
  await core.close()

  const again = await startCore({ appData, start: false })
  expect((await again.call('app.state', {})).workspace).toMatchObject({ folder, counts: { note: 1 } })
})

test('the examples chosen in the first run are there', async () => {
  const { call, folder } = await startCore({ start: false })
  const { workspace } = await call('workspace.start', { folder, examples: ['ex-2019'], language: 'sv' })
  expect(workspace!.counts).toEqual({ note: 0, event: 8, programme: 1 })
})

test.each(['', '.', 'Bollplank', '../up', 'C:relative'])('the folder %j is not given in full', async (folder) => {
  const { refused, settings } = await startCore({ start: false })
  expect(await refused('workspace.start', { folder, examples: [], language: 'sv' })).toEqual({
    code: 'invalid',
    details: { paths: ['folder'] },
  })
  expect(settings.read().workspace).toBe('')
})

test('a folder that cannot be used changes nothing: what was open stays open', async () => {
  const { call, refused, folder, appData } = await startCore()
  await call('journal.save', { id: idOf(1), draft: noteDraft('a'), base: 0 })
  const other = join(appData, 'other')
  await mkdir(other)
  await writeFile(join(other, 'budget.xlsx'), '')
  expect(await refused('workspace.start', { folder: other, examples: [], language: 'sv' })).toEqual({ code: 'not-empty' })
  await writeFile(join(other, 'workspace.json'), '{')
  expect(await refused('workspace.start', { folder: other, examples: [], language: 'sv' })).toMatchObject({ code: 'corrupt' })
  expect(await refused('workspace.start', { folder: `${folder}\0x`, examples: [], language: 'sv' })).toMatchObject({ code: 'disk-error' })
  expect((await call('app.state', {})).workspace).toMatchObject({ folder, readOnly: null })
  expect(await call('journal.list', {})).toHaveLength(1)
})

test('starting where one already is opens it again, with what it holds', async () => {
  const { call, folder } = await startCore()
  await call('journal.save', { id: idOf(1), draft: noteDraft('a'), base: 0 })
  const { workspace } = await call('workspace.start', { folder, examples: [], language: 'en' })
  expect(workspace).toMatchObject({ readOnly: null, counts: { note: 1 } })
})

test('changing to another workspace lets the first one go', async () => {
  const { call, folder, appData } = await startCore()
  await call('workspace.start', { folder: join(appData, 'annan'), examples: [], language: 'sv' })
  const first = await Workspace.open(folder, { appData, clock: () => new Date(), shell: 'cli' })
  onTestFinished(() => first.close())
  expect(first.readOnly).toBeNull()
})

test('windows that ask at the same moment open the workspace once, and it can be written', async () => {
  const { appData, core } = await startCore()
  await core.close()
  const { call } = await startCore({ appData, start: false })
  const states = await Promise.all([call('app.state', {}), call('app.state', {}), call('workspace.recheck', {}), call('app.state', {})])
  expect(states.map(({ workspace }) => workspace?.readOnly)).toEqual([null, null, null, null])
  expect(await call('journal.save', { id: idOf(1), draft: noteDraft('a'), base: 0 })).toMatchObject({ rev: 1 })
})

test('a remembered folder that is not there is told, never made anew, and opens when it is back', async () => {
  const { appData, folder, core } = await startCore()
  await core.close()
  await rename(folder, `${folder}-away`)
  const { call, settings } = await startCore({ appData, start: false })
  expect(await call('app.state', {})).toMatchObject({ workspace: null, failed: { folder, code: 'folder-gone' } })
  expect(await readdir(appData)).not.toContain('arbetsyta')
  expect(settings.read().workspace).toBe(folder)
  await rename(`${folder}-away`, folder)
  expect(await call('workspace.recheck', {})).toMatchObject({ workspace: { folder }, failed: null })
})

test('a damaged document is told with the state of the app, without stopping it', async () => {
  const { call, folder } = await startCore()
  await call('journal.save', { id: idOf(1), draft: noteDraft('hemligt'), base: 0 })
  const file = join(folder, 'documents', 'note', `${idOf(1)}.json`)
  await writeFile(file, (await readFile(file)).subarray(0, 300))
  const { workspace } = await call('workspace.recheck', {})
  expect(workspace).toMatchObject({
    readOnly: null,
    counts: { note: 1 },
    problems: [{ kind: 'note', file, reason: 'damaged', keptAt: expect.any(String) as string, healed: { from: 'history' } }],
  })
})

test('a workspace that another program holds is open for reading and says by whom', async () => {
  const { folder, appData, core, call } = await startCore()
  await core.close()
  const other = await Workspace.open(folder, { appData, clock: () => new Date(0), shell: 'electron' })
  onTestFinished(() => other.close())
  expect((await call('app.state', {})).workspace!.readOnly).toEqual({
    why: 'held',
    shell: 'electron',
    pid: process.pid,
    since: '1970-01-01T00:00:00.000Z',
  })
  await other.close()
  expect((await call('workspace.recheck', {})).workspace!.readOnly).toBeNull()
})

test('a change of settings is remembered and told to the windows', async () => {
  const { call, published, refused, settings } = await startCore({ start: false })
  expect(await call('app.changeSettings', { language: 'en' })).toMatchObject({ language: 'en', theme: 'system' })
  expect(published).toEqual([{ name: 'settings', data: settings.read() }])
  expect(await refused('app.changeSettings', { language: 'klingon' } as never)).toMatchObject({ code: 'invalid' })
  expect(settings.read().language).toBe('en')
})

test('the shell is asked for what the services cannot do', async () => {
  const { call, kept } = await startCore({ start: false })
  expect(await call('workspace.chooseFolder', {})).toEqual({ folder: null })
  expect(await call('shell.saveFile', { fileName: 'a.ics', text: 'BEGIN' })).toEqual({ how: 'saved', path: 'a.ics' })
  expect(kept).toEqual([{ fileName: 'a.ics', text: 'BEGIN' }])
  expect(await call('shell.flushed', { unsaved: false })).toEqual({})
})
