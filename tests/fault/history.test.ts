import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSeal } from '../../main/store/encryption/seal.ts'
import { readPack } from '../../main/store/history/pack.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { mountDisk, noMount, noStrace, titled } from '../support/faults.ts'
import { chainedNotes, forms, keptHistory } from '../support/kept-history.ts'
import { noteFile } from '../support/kept-note.ts'
import { keptVersion } from '../support/kept-version.ts'
import { saverIds } from '../support/saved-note.ts'

const why = 'editing'

let program: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, '../support/keeper.ts'))
})
afterAll(() => rm(join(program, '..'), { recursive: true }))

test(
  'killed at any moment of keeping and thinning: every pack opens whole, and no acknowledged version is missing',
  { timeout: 90_000 },
  async () => {
    const { folder, open } = await keptHistory()
    const newest = new Map<string, number>()
    const pinned = new Map<string, Set<number>>(saverIds.map((id) => [id, new Set()]))
    let next = 1
    let thinned = 0
    for (let round = 0; round < 60; round++) {
      const child = new Child(process.execPath, [program, folder, String(next), 'Infinity'])
      await child.line(/^ack/)
      await pause(Math.random() * 60)
      await child.kill()
      expect(child.lines.filter((line) => line.startsWith('err'))).toEqual([])
      for (const [word, id, rev] of child.lines.map((line) => line.split(' '))) {
        if (word === 'thin') thinned += Number(rev)
        if (word !== 'ack') continue
        newest.set(id!, Number(rev))
        if (Number(rev) % 5 === 0) pinned.get(id!)!.add(Number(rev))
        next = Number(rev) + 1
      }

      const history = open()
      await history.sweep()
      const unacknowledged = next
      for (const [id, rev] of newest) {
        const list = await history.list('note', id)
        const revs = list.map((version) => version.rev)
        expect(revs[0]).toBeOneOf([rev, unacknowledged])
        expect(revs).toEqual(revs.toSorted((a, b) => b - a))
        for (const must of [rev, ...pinned.get(id)!]) expect(revs).toContain(must)
        for (const version of list.slice(0, 3)) {
          const { bytes, sha256 } = keptVersion(id, version.rev)
          expect(version.sha256).toBe(sha256)
          expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
        }
        newest.set(id, revs[0]!)
        next = Math.max(next, revs[0]! + 1)
      }
      expect((await readdir(join(folder, 'note'))).filter((name) => !name.endsWith('.hist'))).toEqual([])
    }
    expect(thinned).toBeGreaterThan(20)
    for (const id of newest.keys()) {
      for (const { rev, sha256 } of await open().list('note', id))
        expect((await open().read('note', id, sha256)).equals(keptVersion(id, rev).bytes)).toBe(true)
    }
  },
)

describe.each(forms)('%s', (_form, makeSeal) => {
  /** A pack of three chains of two, each version with the stretch of the file that it needs. */
  async function smallPack() {
    const seal = makeSeal()
    const kept = await keptHistory(seal)
    const notes = chainedNotes(3, 2)
    const ends: number[] = []
    for (const note of notes) {
      await kept.history.keep('note', kept.id, { ...note, why })
      ends.push((await kept.file()).length)
    }
    const versions = notes.map((note, n) => ({ ...note, start: n < 2 ? 8 : ends[n - (n % 2) - 1]!, end: ends[n]! }))
    return { ...kept, seal, versions, whole: await kept.file() }
  }

  test(
    'every flipped bit of a small pack costs at most the rest of its chain, and never gives other bytes',
    { timeout: 120_000 },
    async () => {
      const { seal, history, id, versions, whole, putFile } = await smallPack()
      const payloads = readPack(whole, `note/${id}`, [seal]).records.map(({ payload }) => Buffer.from(payload))
      const wrong: string[] = []
      for (let at = 0; at < whole.length; at++) {
        for (let bit = 0; bit < 8; bit++) {
          whole[at]! ^= 1 << bit
          const pack = readPack(whole, `note/${id}`, [seal])
          const found = new Map(pack.records.map(({ header, payload }) => [header.rev, payload]))
          for (const [n, { rev, start, end }] of versions.entries()) {
            const isHit = at >= start && at < end
            const read = found.get(rev)
            if (isHit ? read !== undefined : !read?.equals(payloads[n]!)) wrong.push(`bit ${bit} of ${at}, version ${rev}`)
          }
          if ((at * 8 + bit) % 97 === 0) {
            await putFile(whole)
            for (const { sha256, bytes, start, end } of versions) {
              const read = await history.find('note', id, sha256)
              if (at >= start && at < end ? read !== undefined : !read?.equals(bytes)) wrong.push(`on disk: bit ${bit} of ${at}`)
            }
          }
          whole[at]! ^= 1 << bit
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test('cut at any length: what was whole before the cut is read, and the next version is kept behind it', async () => {
    const { history, id, versions, whole, putFile, path } = await smallPack()
    const added = noteFile(['efter avbrottet'], 99)
    for (let length = 0; length < whole.length; length += length < 30 ? 1 : 13) {
      await putFile(whole)
      await truncate(path, length)
      const before = versions.filter(({ end }) => end <= length)
      const revs = async () => (await history.list('note', id)).map(({ rev }) => rev).toReversed()
      expect(await revs()).toEqual(before.map(({ rev }) => rev))
      await history.keep('note', id, { ...added, why })
      expect(await revs()).toEqual([...before.map(({ rev }) => rev), 99])
      for (const { sha256, bytes } of [...before.slice(-2), added])
        expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
    }
  })

  test('NULs where the end was, as a power cut may leave them, cost only what they cover', async () => {
    const { history, id, versions, whole, putFile } = await smallPack()
    for (const from of [versions[5]!.start + 1, versions[4]!.end, whole.length - 3]) {
      const cut = Buffer.from(whole).fill(0, from)
      await putFile(cut)
      const before = versions.filter(({ end }) => end <= from)
      const added = noteFile(['efter avbrottet'], 99)
      await history.keep('note', id, { ...added, why })
      expect((await history.list('note', id)).map(({ rev }) => rev).toReversed()).toEqual([...before.map(({ rev }) => rev), 99])
      for (const { sha256, bytes } of [...before, added]) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
    }
  })
})

test.skipIf(noStrace).each([
  ['fsync fails', 'fsync', 'EIO', 'disk-error'],
  ['there is no room', 'pwrite64', 'ENOSPC', 'disk-full'],
])(titled('when %s at one version, that one is not taken for kept, and the next ones are', noStrace), async (_what, call, error, told) => {
  const { folder, history } = await keptHistory()
  for (const [rev, id] of [saverIds[1]!, saverIds[2]!, saverIds[0]!].entries()) await history.keep('note', id, keptVersion(id, rev + 1))
  const env = { ...process.env, UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1' }
  const fault = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=2`]
  const child = new Child('strace', ['-f', '-qq', '-o', '/dev/null', ...fault, process.execPath, program, folder, '4', '5'], env)
  await child.ended
  expect(child.lines.filter((line) => !line.startsWith('thin'))).toEqual([
    `ack ${saverIds[1]} 4`,
    `err ${told}`,
    `ack ${saverIds[0]} 6`,
    `ack ${saverIds[1]} 7`,
    `ack ${saverIds[2]} 8`,
  ])
  const revs = async (id: string) => (await history.list('note', id)).map(({ rev }) => rev)
  expect(await Promise.all(saverIds.map(revs))).toEqual([
    [6, 3],
    [7, 4, 1],
    [8, 2],
  ])
})

test.skipIf(noMount)(
  titled('on a full disk a version is refused, those before it are read, and once there is room it goes on', noMount),
  async () => {
    const disk = mountDisk('1m')
    const { open, id } = await keptHistory(openSeal, { folder: join(disk.folder, 'history') })
    const history = open()
    const notes = chainedNotes(3, 3)
    for (const note of notes.slice(0, 4)) await history.keep('note', id, { ...note, why })
    await writeFile(join(disk.folder, 'fill'), Buffer.alloc(2_000_000)).catch(() => {})
    const pack = await history.list('note', id)
    const long = noteFile(
      Array.from({ length: 400 }, (_none, n) =>
        Math.sin(n + 1)
          .toString(36)
          .repeat(9),
      ),
      50,
    )
    await expect(history.keep('note', id, { ...long, why })).rejects.toMatchObject({ code: 'disk-full' })
    await expect(history.pin('note', id, notes[0]!)).rejects.toMatchObject({ code: 'disk-full' })
    expect(await history.list('note', id)).toEqual(pack)
    await rm(join(disk.folder, 'fill'))
    for (const note of notes.slice(4)) await history.keep('note', id, { ...note, why })
    for (const { sha256, bytes } of notes) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
    expect(await readdir(join(disk.folder, 'history', 'note'))).toEqual([`${id}.hist`])
  },
)
