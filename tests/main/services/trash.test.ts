import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { noteDraft, startCore } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

afterEach(() => void vi.useRealTimers())

/** Notes 1 … n, thrown away an hour apart. */
async function withTrash(n: number) {
  const started = await startCore()
  for (let note = 1; note <= n; note++) {
    await started.call('journal.save', { id: idOf(note), draft: noteDraft(`not ${note}`), base: 0 })
    started.clock.now = `2019-01-22T1${note}:00:00.000Z`
    await started.call('journal.trash', { id: idOf(note) })
  }
  started.published.length = 0
  return started
}
const notesIn = async (folder: string) =>
  (await readdir(join(folder, 'documents', 'note'))).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))

test('the trash lists what was thrown away, newest first, and when it goes', async () => {
  const { call } = await withTrash(2)
  expect(await call('trash.list', {})).toEqual([
    { kind: 'note', id: idOf(2), title: 'not 2', trashedAt: '2019-01-22T12:00:00.000Z', goesAt: '2019-02-21T12:00:00.000Z' },
    { kind: 'note', id: idOf(1), title: 'not 1', trashedAt: '2019-01-22T11:00:00.000Z', goesAt: '2019-02-21T11:00:00.000Z' },
  ])
})

test('what is taken back is as it was, in its list again, and the windows are told', async () => {
  const { call, published } = await withTrash(1)
  await call('trash.restore', { kind: 'note', id: idOf(1) })
  expect(published).toEqual([{ name: 'changed', data: { kind: 'note', id: idOf(1) } }])
  expect(await call('trash.list', {})).toEqual([])
  expect(await call('journal.list', {})).toMatchObject([{ id: idOf(1), rev: 3, title: 'not 1' }])
  expect((await call('journal.read', { id: idOf(1) })).content.trashedAt).toBeUndefined()
})

test('one is deleted for good, the others stay', async () => {
  const { call, refused, folder, published } = await withTrash(2)
  await call('trash.purge', { kind: 'note', id: idOf(1) })
  expect(published).toEqual([{ name: 'changed', data: { kind: 'note', id: idOf(1) } }])
  expect(await notesIn(folder)).toEqual([idOf(2)])
  expect(await refused('trash.purge', { kind: 'note', id: idOf(1) })).toEqual({ code: 'not-found' })
  expect(await refused('trash.restore', { kind: 'note', id: idOf(1) })).toEqual({ code: 'not-found' })
  expect(await refused('trash.purge', { kind: 'event', id: idOf(2) })).toEqual({ code: 'not-found' })
})

test('emptying takes what was there when one was asked, and nothing that came after', async () => {
  const { call, folder, published } = await withTrash(3)
  expect(await call('trash.purgeAll', { upTo: '2019-01-22T12:00:00.000Z' })).toEqual({ count: 2 })
  expect(published).toEqual([{ name: 'changed', data: { kind: 'note' } }])
  expect(await notesIn(folder)).toEqual([idOf(3)])
  expect(await call('trash.list', {})).toMatchObject([{ id: idOf(3) }])
})

test('after thirty days it goes by itself, when the workspace is opened', async () => {
  const { call, clock, core, folder } = await withTrash(1)
  await call('journal.save', { id: idOf(9), draft: noteDraft('kvar'), base: 0 })
  for (const now of ['2019-01-23', '2019-01-29', '2019-02-05', '2019-02-12', '2019-02-19', '2019-02-20']) {
    clock.now = `${now}T11:00:00.000Z`
    await call('workspace.recheck', {})
    expect(await call('trash.list', {})).toHaveLength(1)
  }
  clock.now = '2019-02-26T11:00:00.000Z'
  await call('workspace.recheck', {})
  await expect.poll(() => notesIn(folder)).toEqual([idOf(9)])
  await core.close()
  const [name] = await readdir(join(folder, 'deleted'))
  expect(await readFile(join(folder, 'deleted', name!), 'utf8')).toContain(idOf(1))
})

test('it goes by itself daily, too, while the app is open', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { core, call, clock, appData, folder, published } = await withTrash(1)
  for (let days = 0; days <= 30; days++) {
    clock.now = new Date(Date.parse('2019-01-23T11:00:00.000Z') + days * 24 * 3600 * 1000).toISOString()
    expect(await notesIn(folder)).toEqual([idOf(1)])
    vi.advanceTimersByTime(24 * 3600 * 1000)
    // The look is done when it has written what the clock said.
    const age = () => readFile(join(appData, 'workspaces', core.session.workspace.id, 'trash-age.json'), 'utf8').catch(() => '')
    await expect.poll(age, { interval: 5 }).toContain(clock.now)
  }
  await expect.poll(() => notesIn(folder)).toEqual([])
  await expect.poll(() => published).toContainEqual({ name: 'changed', data: { kind: 'note', id: idOf(1) } })
  expect(await call('trash.list', {})).toEqual([])
})

test('a clock that jumps ahead a year empties nothing', async () => {
  const { call, clock, core, appData } = await withTrash(1)
  for (const now of ['2019-01-23', '2020-01-23', '2019-01-24', '2020-01-25', '2022-01-01']) {
    clock.now = `${now}T11:00:00.000Z`
    await call('workspace.recheck', {})
  }
  await core.close()
  const again = await startCore({ appData, start: false, now: '2022-01-02T11:00:00.000Z' })
  await again.call('app.state', {})
  await again.core.close()
  const last = await startCore({ appData, start: false })
  await last.call('app.state', {})
  expect(await last.call('trash.list', {})).toHaveLength(1)
})
