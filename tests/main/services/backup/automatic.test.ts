import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpIfDue } from '../../../../main/services/backup/automatic.ts'
import { BackupKeeper } from '../../../../main/services/backup/keeper.ts'
import { RunningWork } from '../../../../main/services/backup/running-work.ts'
import { noteDraft, startCore } from '../../../support/core.ts'
import { idOf } from '../../../support/workspace.ts'

async function withClock() {
  const one = await startCore()
  const { core, call, settings, clock, appData } = one
  const now = () => new Date(clock.now)
  const context = { session: core.session, settings, clock: now } as Parameters<typeof backUpIfDue>[0]
  const keeper = () => new BackupKeeper({ appData, clock: now, workspace: core.session.workspace, place: settings.read().backupPlace })
  const parts = { keeper, running: new RunningWork(() => {}), test: () => call('backup.test', {}) }
  const due = (at: string) => {
    clock.now = at
    return backUpIfDue(context, parts)
  }
  let rev = 0
  const write = async (text: string) => {
    rev = (await call('journal.save', { id: idOf(1), draft: noteDraft(text), base: rev })).rev
  }
  return { ...one, due, write, count: async () => (await call('backup.state', {})).count }
}

test('the first day makes a backup and tests it; the same day again does nothing', async () => {
  const { due, write, call } = await withClock()
  await write('a')
  expect(await due('2019-01-22T09:00:00.000Z')).toEqual(['made', 'tested'])
  await write('b')
  expect(await due('2019-01-22T15:00:00.000Z')).toEqual([])
  expect(await due('2019-01-23T09:00:00.000Z')).toEqual(['made'])
  expect((await call('backup.list', { folder: null })).backups.map(({ why }) => why)).toEqual(['daily', 'daily'])
})

test('a day without changes makes none', async () => {
  const { due, count, write } = await withClock()
  await write('a')
  await due('2019-01-22T09:00:00.000Z')
  await due('2019-01-23T09:00:00.000Z')
  expect(await count()).toBe(1)
})

test('the newest is tested each month', async () => {
  const { due, write, call } = await withClock()
  await write('a')
  await due('2019-01-22T09:00:00.000Z')
  expect(await due('2019-02-23T09:00:00.000Z')).toEqual(['made', 'tested'])
  expect((await call('backup.state', {})).lastTest).toMatchObject({ at: '2019-02-23T09:00:00.000Z', ok: true })
})

test('a clock that has jumped makes it sooner, never later', async () => {
  const { due, write, count } = await withClock()
  await write('a')
  await due('2019-01-22T09:00:00.000Z')
  await write('b')
  expect(await due('2018-01-22T09:00:00.000Z')).toContain('made')
  await write('c')
  expect(await due('2018-01-23T09:00:00.000Z')).toContain('made')
  expect(await count()).toBe(3)
})

test('not when it is turned off, nor in a workspace that is open for reading only', async () => {
  const { due, write, call, appData, core, folder, count } = await withClock()
  await write('a')
  await call('app.changeSettings', { backupDaily: false })
  expect(await due('2019-01-22T09:00:00.000Z')).toEqual([])
  await call('app.changeSettings', { backupDaily: true })
  const { Workspace } = await import('../../../../main/store/workspace.ts')
  await core.session.use(await Workspace.open(folder, { appData, clock: () => new Date(), shell: null }))
  await core.session.use(null)
  expect(await due('2019-01-22T09:00:00.000Z')).toEqual([])
  await call('app.state', {})
  expect(await count()).toBe(0)
  expect(await due('2019-01-22T09:00:00.000Z')).toContain('made')
})

test('a second place that was away is caught up with as soon as it is back', async () => {
  const { due, write, call, appData } = await withClock()
  const place = join(appData, 'stick')
  await mkdir(place)
  await write('a')
  await call('backup.setPlace', { folder: place })
  await rename(place, `${place} borta`)
  await write('b')
  await due('2019-01-22T09:00:00.000Z')
  expect((await call('backup.state', {})).second).toMatchObject({ fault: 'not-found' })
  await rename(`${place} borta`, place)
  await due('2019-01-22T10:00:00.000Z')
  expect((await call('backup.state', {})).second).toMatchObject({ fault: null, last: '2019-01-22T10:00:00.000Z' })
  expect((await call('backup.list', { folder: place })).backups).toHaveLength(2)
})
