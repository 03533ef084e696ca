import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RecordPlace, openSeal, type Seal } from '../../../main/store/encryption/seal.ts'
import { FrameError } from '../../../main/store/document-file.ts'
import { type Tombstone, Tombstones } from '../../../main/store/tombstones.ts'
import { temporaryFolder } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'

const device = '11111111-1111-4111-8111-111111111111'
const other = '22222222-2222-4222-8222-222222222222'
const mine = { known: async () => device, id: async () => device }
const stone = (n: number, rev = 1, at = '2019-01-22T09:00:00.000Z'): Tombstone => ({ id: idOf(n), kind: 'note', rev, at })

/** A seal whose records are no text and hold on to their place, as an encrypted workspace's do. */
const chained: Seal = {
  ...openSeal,
  ending: '.sealed',
  closeRecord: (place, bytes) => {
    const head = Buffer.from(`\0${placeText(place)}\0`)
    const tag = Buffer.concat([head, bytes]).subarray(-16)
    return { bytes: Buffer.concat([head, bytes]), tag: Buffer.from(tag) }
  },
  openRecord: (place, record) => {
    const head = Buffer.from(`\0${placeText(place)}\0`)
    if (!Buffer.from(record.subarray(0, head.length)).equals(head)) throw new FrameError('damaged', 'not its place')
    return { bytes: Buffer.from(record.subarray(head.length)), tag: Buffer.from(record.subarray(-16)) }
  },
}
const placeText = ({ purpose, name, number, previous }: RecordPlace) =>
  `${purpose} ${name} ${number} ${Buffer.from(previous).toString('hex')}`

test.each([
  ['open', openSeal],
  ['sealed', chained],
])('what is added is read again, the highest revision of each document, %s', async (_how, seal) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }),
      async (added) => {
        const folder = await temporaryFolder()
        const tombstones = await Tombstones.read(folder, mine, seal)
        await Promise.all(added.map(([n, rev]) => tombstones.add(stone(n, rev))))
        const again = await Tombstones.read(folder, mine, seal)
        for (let n = 0; n < 4; n++) {
          const highest = Math.max(0, ...added.filter(([one]) => one === n).map(([, rev]) => rev))
          expect(tombstones.revOf('note', idOf(n))).toBe(highest)
          expect(again.revOf('note', idOf(n))).toBe(highest)
          expect(again.isOurs('note', idOf(n), highest)).toBe(highest > 0)
        }
        expect(again.revOf('event', idOf(1))).toBe(0)
        expect(again.damaged).toEqual([])
      },
    ),
    { numRuns: 20 },
  )
})

test('each computer writes its own file and reads all of them, copies of a sync program too', async () => {
  const folder = await temporaryFolder()
  await (await Tombstones.read(folder, mine)).add(stone(1, 4))
  await (await Tombstones.read(folder, { known: async () => other, id: async () => other })).add(stone(2, 7))
  const file = await readFile(join(folder, 'deleted', `${other}.ndjson`))
  await writeFile(join(folder, 'deleted', `${other}.sync-conflict-20190122-090000-ABCDEFG.ndjson`), Buffer.from(file))
  expect((await readdir(join(folder, 'deleted'))).filter((name) => !name.includes('sync')).toSorted()).toEqual([
    `${device}.ndjson`,
    `${other}.ndjson`,
  ])
  const here = await Tombstones.read(folder, mine)
  expect([here.revOf('note', idOf(1)), here.revOf('note', idOf(2))]).toEqual([4, 7])
  expect([here.isOurs('note', idOf(1), 4), here.isOurs('note', idOf(1), 3), here.isOurs('note', idOf(2), 7)]).toEqual([true, false, false])
})

test('a torn last line was told to nobody: it is cut, and the next record stands whole', async () => {
  for (const seal of [openSeal, chained]) {
    const folder = await temporaryFolder()
    const tombstones = await Tombstones.read(folder, mine, seal)
    await tombstones.add(stone(1))
    await tombstones.add(stone(2))
    const path = join(folder, 'deleted', `${device}.ndjson`)
    const whole = await readFile(path)
    const first = whole.indexOf(0x0a) + 1
    for (const length of [first + 1, first + 40, whole.length - 2]) {
      await writeFile(path, whole.subarray(0, length))
      const again = await Tombstones.read(folder, mine, seal)
      expect([again.revOf('note', idOf(1)), again.revOf('note', idOf(2)), again.damaged]).toEqual([1, 0, []])
      await again.add(stone(3))
      const after = await Tombstones.read(folder, mine, seal)
      expect([after.revOf('note', idOf(1)), after.revOf('note', idOf(3)), after.damaged]).toEqual([1, 1, []])
    }
  }
})

test('a flipped bit is seen, the other lines count, and the file is told about and not thinned', async () => {
  const folder = await temporaryFolder()
  const tombstones = await Tombstones.read(folder, mine)
  for (const n of [1, 2, 3]) await tombstones.add(stone(n, 5))
  const path = join(folder, 'deleted', `${device}.ndjson`)
  const bytes = await readFile(path)
  const length = bytes.indexOf(0x0a) + 1
  for (let at = length; at < 2 * length - 1; at++) {
    const rotten = Buffer.from(bytes)
    rotten[at]! ^= 1
    if (rotten[at] === 0x0a) continue
    await writeFile(path, rotten)
    const again = await Tombstones.read(folder, mine)
    expect({ at, revs: [1, 2, 3].map((n) => again.revOf('note', idOf(n))) }).toEqual({ at, revs: [5, 0, 5] })
    expect(again.damaged).toEqual([`${device}.ndjson`])
    await again.forgetOld(new Date('2030-01-01'))
    expect(await readFile(path)).toEqual(rotten)
  }
})

test('a deletion is remembered for two years', async () => {
  for (const seal of [openSeal, chained]) {
    const folder = await temporaryFolder()
    const tombstones = await Tombstones.read(folder, mine, seal)
    await tombstones.add(stone(1, 1, '2019-01-22T09:00:00.000Z'))
    await tombstones.add(stone(2, 1, '2020-01-22T09:00:00.000Z'))
    await tombstones.forgetOld(new Date('2021-01-21T09:00:00.000Z'))
    expect((await Tombstones.read(folder, mine, seal)).revOf('note', idOf(1))).toBe(1)
    await tombstones.forgetOld(new Date('2021-02-01T09:00:00.000Z'))
    await tombstones.add(stone(3))
    const again = await Tombstones.read(folder, mine, seal)
    expect([1, 2, 3].map((n) => again.revOf('note', idOf(n)))).toEqual([0, 1, 1])
  }
})
