import fc from 'fast-check'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listStore } from '../../../../main/store/backup/list-backups.ts'
import { listObjects } from '../../../../main/store/backup/objects.ts'
import { rotate } from '../../../../main/store/backup/rotate.ts'
import { backupsToKeep } from '../../../../main/store/backup/rotation.ts'
import { verifyBackup } from '../../../../main/store/backup/verify-backup.ts'
import { backedUpWorkspace } from '../../../support/backup.ts'
import { idOf, noteContent } from '../../../support/workspace.ts'

const day = 24 * 3_600_000
const start = Date.parse('2019-01-01T12:00:00.000Z')
const made = (number: number, time: number, documents = 100) => ({
  number,
  madeAt: new Date(time).toISOString(),
  counts: { note: documents },
})
const daysOf = (kept: readonly { madeAt: string }[]) => kept.map(({ madeAt }) => madeAt.slice(0, 10))

describe('which backups are kept', () => {
  test('seven days, four weeks, twelve months of two years of daily backups', () => {
    const all = Array.from({ length: 730 }, (_, n) => made(n + 1, start + n * day))
    const kept = daysOf(backupsToKeep(all))
    expect(kept.slice(0, 7)).toEqual(['2020-12-30', '2020-12-29', '2020-12-28', '2020-12-27', '2020-12-26', '2020-12-25', '2020-12-24'])
    expect(kept.slice(7)).toEqual([
      '2020-12-20',
      '2020-12-13',
      '2020-11-30',
      '2020-10-31',
      '2020-09-30',
      '2020-08-31',
      '2020-07-31',
      '2020-06-30',
      '2020-05-31',
      '2020-04-30',
      '2020-03-31',
      '2020-02-29',
      '2020-01-31',
    ])
  })

  test('all of the latest day, the last one of a day before', () => {
    const all = [0, 1, 2, 30, 31].map((hours, n) => made(n + 1, start + hours * 3_600_000))
    expect(backupsToKeep(all).map(({ number }) => number)).toEqual([5, 4, 3])
  })

  test('the newest that holds over a tenth more documents than now stays, however old', () => {
    const all = Array.from({ length: 100 }, (_, n) => made(n + 1, start + n * day, n < 40 ? 200 : n < 50 ? 111 : 100))
    const kept = backupsToKeep(all)
    expect(kept.map(({ number }) => number)).toContain(50)
    expect(
      backupsToKeep(all.map(({ number, madeAt }) => ({ number, madeAt, counts: { note: 100 } }))).map(({ number }) => number),
    ).not.toContain(50)
  })

  test('a clock that jumps back a year removes nothing that a right clock would have kept', () => {
    const all = Array.from({ length: 6 }, (_, n) => made(n + 1, start + 400 * day + n * day))
    expect(backupsToKeep([...all, made(7, start)])).toHaveLength(7)
    // The same day twice, with a jump between: two days.
    expect(backupsToKeep([made(1, start), made(2, start + 3 * day), made(3, start)])).toHaveLength(3)
  })

  test('whatever the clock does: the latest stays, rotating again changes nothing, and the number is bounded', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(times, fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 200, maxLength: 200 }), (days, counts) => {
        const all = days.map((n, at) => made(at + 1, start + n * day, counts[at]))
        const kept = backupsToKeep(all)
        expect(kept[0]!.number).toBe(all.length)
        expect(backupsToKeep(kept)).toEqual(kept)
        const latestDay = days.length - 1 - days.findLastIndex((n) => n !== days.at(-1))
        expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12 + 1 + latestDay)
        const most = Math.max(...all.map(({ counts: { note } }) => note))
        if (most > kept[0]!.counts.note * 1.1) expect(kept.some(({ counts: { note } }) => note > kept[0]!.counts.note * 1.1)).toBe(true)
      }),
    )
  })
})

describe('rotating a store', () => {
  test('drops what nobody refers to, and what is kept is whole', async () => {
    const { make, made, store, workspace, clock } = await backedUpWorkspace(1)
    let rev = 1
    for (let n = 0; n < 12; n++) {
      clock.now = new Date(start + n * day).toISOString()
      rev = (await workspace.save('note', idOf(1), rev, noteContent(`dag ${n}`))).rev
      await make()
    }
    await writeFile(join(store, 'objects', (await listObjects(store))[0]!.slice(0, 2), '~x-999999999-1-0123456789ab.tmp'), 'halv')
    const orphan = 'ab'.repeat(32)
    await made()
    await mkdir(join(store, 'objects', 'ab'), { recursive: true })
    await writeFile(join(store, 'objects', 'ab', orphan), '')
    await rotate(store)
    const { backups } = await listStore(store)
    expect(backups.length).toBeLessThan(12)
    for (const { path } of backups) expect((await verifyBackup(path)).damaged).toEqual([])
    const objects = await listObjects(store)
    expect(objects).not.toContain(orphan)
    // One version of the note for each backup, and three files that are the same in all of them.
    expect(objects).toHaveLength(new Set(backups.map(({ madeAt }) => madeAt)).size + 3)
    expect((await readdir(join(store, 'objects'), { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('removes no object while a manifest cannot be read', async () => {
    const { made, store, workspace } = await backedUpWorkspace(1)
    const first = await made()
    await workspace.save('note', idOf(1), 1, noteContent('senare'))
    await made()
    const before = await listObjects(store)
    await writeFile(first.path, 'skadad')
    await rotate(store)
    expect(await listObjects(store)).toEqual(before)
  })
})
