import fc from 'fast-check'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSeal } from '../../../../main/store/encryption/seal.ts'
import { Version } from '../../../../shared/history.ts'
import * as v from 'valibot'
import { chainedNotes, forms, keptHistory } from '../../../support/kept-history.ts'
import { noteFile, sentences } from '../../../support/kept-note.ts'
import { makeTrialSeal } from '../../../support/trial-seal.ts'
import { idOf } from '../../../support/workspace.ts'

const minute = 60_000
const day = 24 * 60 * minute
const why = 'editing'

describe.each(forms)('%s', (_form, makeSeal) => {
  test('versions are listed newest first, read back to the byte, also after the app has been started again', async () => {
    const { history, open, id, clock } = await keptHistory(makeSeal())
    const notes = chainedNotes(2, 15)
    for (const note of notes) {
      clock.now += minute
      expect(await history.keep('note', id, { ...note, why })).toBe(true)
    }
    for (const again of [history, open()]) {
      const list = await again.list('note', id)
      expect(list.map(({ rev }) => rev)).toEqual(notes.map(({ rev }) => rev).toReversed())
      expect(list[0]).toEqual({
        rev: 30,
        at: '2019-01-22T09:30:00.000Z',
        why: 'editing',
        bytes: notes[29]!.bytes.length,
        sha256: notes[29]!.sha256,
        pinned: false,
      })
      expect(v.is(v.array(Version), list)).toBe(true)
      for (const { sha256, bytes } of notes) {
        expect((await again.read('note', id, sha256)).equals(bytes)).toBe(true)
        expect((await again.find('note', id, sha256))!.equals(bytes)).toBe(true)
        expect(await again.has('note', id, sha256)).toBe(true)
      }
      expect(await again.newest('note', id)).toEqual({ version: list[0], bytes: notes[29]!.bytes })
    }
  })

  test('a long note changed again and again takes a fraction of its size', async () => {
    const { history, id, file } = await keptHistory(makeSeal())
    const text = sentences(61)
    for (let rev = 1; rev <= 10; rev++) {
      text[rev * 20] = `En ny mening nummer ${rev}, som inte fanns förut.`
      await history.keep('note', id, { ...noteFile(text, rev), why })
    }
    const alone = (await keptHistory(makeSeal())).history
    await alone.keep('note', id, { ...noteFile(text, 1), why })
    expect((await file()).length).toBeLessThan(noteFile(text, 1).bytes.length)
  })

  test('thinning drops what is too dense, and every version that stays is read back to the byte', async () => {
    const { history, open, id, clock, file } = await keptHistory(makeSeal())
    const notes = chainedNotes(4, 30)
    for (const note of notes) {
      clock.now += minute
      await history.keep('note', id, { ...note, why, pinned: note.rev % 17 === 0 })
    }
    const before = (await file()).length
    clock.now += 2 * 60 * minute
    const dropped = await history.thin('note', id)
    const list = await open().list('note', id)
    expect(dropped).toBe(120 - list.length)
    expect(list.length).toBeLessThan(15)
    expect((await file()).length).toBeLessThan(before / 3)
    expect(list.filter(({ pinned }) => pinned).map(({ rev }) => rev)).toEqual([119, 102, 85, 68, 51, 34, 17])
    expect(list[0]).toMatchObject({ rev: 120 })
    for (const { rev, sha256 } of list) expect((await history.read('note', id, sha256)).equals(notes[rev - 1]!.bytes)).toBe(true)
    expect(await history.thin('note', id)).toBe(0)
    expect(await history.keep('note', id, { ...chainedNotes(4, 31).at(-1)!, rev: 121, why })).toBe(true)
    expect(await history.list('note', id)).toHaveLength(list.length + 1)
  })

  test('a version is pinned and let go, and all of it is still there', async () => {
    const { history, open, id } = await keptHistory(makeSeal())
    const notes = chainedNotes(2, 3)
    for (const note of notes) await history.keep('note', id, { ...note, why })
    await history.pin('note', id, notes[1]!)
    const pins = async () => (await open().list('note', id)).filter(({ pinned }) => pinned).map(({ rev }) => rev)
    expect(await pins()).toEqual([2])
    await history.pin('note', id, notes[4]!)
    await history.pin('note', id, notes[1]!, false)
    expect(await pins()).toEqual([5])
    for (const { sha256, bytes } of notes) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
    await expect(history.pin('note', id, { rev: 9, sha256: notes[1]!.sha256 })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a history with a damaged place goes on; thinning puts the damaged file aside before it writes a new one', async () => {
    const { history, id, file, putFile, clock, quarantine } = await keptHistory(makeSeal())
    const notes = chainedNotes(3, 3)
    const ends: number[] = []
    for (const note of notes) {
      await history.keep('note', id, { ...note, why })
      ends.push((await file()).length)
    }
    const damaged = await file()
    damaged[ends[3]! + 40]! ^= 1
    await putFile(damaged)
    const whole = [notes[0]!, notes[1]!, notes[2]!, notes[3]!, notes[6]!, notes[7]!, notes[8]!]
    const revs = async () => (await history.list('note', id)).map(({ rev }) => rev).toReversed()
    expect(await revs()).toEqual(whole.map(({ rev }) => rev))
    for (const { sha256, bytes } of whole) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
    await expect(history.read('note', id, notes[4]!.sha256)).rejects.toMatchObject({ code: 'corrupt' })
    expect(await history.find('note', id, notes[5]!.sha256)).toBeUndefined()

    await history.keep('note', id, { ...notes[4]!, rev: 10, why: 'restored' })
    expect(await revs()).toEqual([1, 2, 3, 4, 7, 8, 9, 10])
    const kept = await file()
    clock.now += 2 * day
    expect(await history.thin('note', id)).toBe(6)
    expect(await readdir(quarantine)).toEqual([expect.stringMatching(/^note-.*\.hist$/)])
    expect((await stat(join(quarantine, (await readdir(quarantine))[0]!))).size).toBe(kept.length)
    expect(await revs()).toEqual([9, 10])
    await expect(history.read('note', id, notes[5]!.sha256)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('any versions with any reasons, thinned and pinned between: what is listed can be read and is what was kept', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('keep' as const), which: fc.nat(19), wait: fc.nat(40) }),
      fc.record({ do: fc.constantFrom('thin' as const, 'pin' as const), which: fc.nat(19), wait: fc.nat(2000) }),
    )
    const texts = chainedNotes(4, 5)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { history, id, clock } = await keptHistory(makeSeal())
        const pinned = new Set<string>()
        let last: string | undefined
        for (const { do: what, which, wait } of steps) {
          clock.now += wait * minute
          const { sha256 } = texts[which]!
          if (what === 'keep') {
            expect(await history.keep('note', id, { ...texts[which]!, why: 'left' })).toBe(sha256 !== last)
            last = sha256
          } else if (what === 'thin') {
            await history.thin('note', id)
          } else if (await history.has('note', id, sha256)) {
            await history.pin('note', id, texts[which]!)
            pinned.add(sha256)
          }
        }
        const list = await history.list('note', id)
        expect(list[0]?.sha256).toBe(last)
        for (const sha256 of pinned) expect(list.some((version) => version.pinned && version.sha256 === sha256)).toBe(true)
        for (const { rev, sha256 } of list) expect((await history.read('note', id, sha256)).equals(texts[rev - 1]!.bytes)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })
})

test('the same content as the newest makes no record; the same as an older one does', async () => {
  const { history, id } = await keptHistory()
  const [a, b] = chainedNotes(1, 2)
  expect(await history.keep('note', id, { ...a!, why: 'opened' })).toBe(true)
  expect(await history.keep('note', id, { ...a!, rev: 2, why: 'left' })).toBe(false)
  expect(await history.keep('note', id, { ...b!, rev: 3, why })).toBe(true)
  expect(await history.keep('note', id, { ...a!, rev: 4, why: 'restored' })).toBe(true)
  expect((await history.list('note', id)).map((version) => [version.rev, version.why])).toEqual([
    [4, 'restored'],
    [3, 'editing'],
    [1, 'opened'],
  ])
})

test('a version from before a migration is pinned, also when it is there already', async () => {
  const { history, id, clock } = await keptHistory()
  const [a, b] = chainedNotes(1, 2)
  await history.keep('note', id, { ...a!, why: 'left' })
  expect(await history.keep('note', id, { ...a!, why: 'before-migration' })).toBe(false)
  await history.keep('note', id, { ...b!, why })
  clock.now += 3000 * day
  await history.keep('note', id, { ...noteFile(['sist'], 3), why })
  await history.thin('note', id)
  expect((await history.list('note', id)).map(({ rev, pinned }) => [rev, pinned])).toEqual([
    [3, false],
    [1, true],
  ])
})

test('the newest for healing is the one with the highest revision that is whole', async () => {
  const { history, id, file, putFile } = await keptHistory()
  const notes = chainedNotes(3, 1)
  expect(await history.newest('note', id)).toBeUndefined()
  await history.keep('note', id, { ...notes[0]!, rev: 5, why })
  await history.keep('note', id, { ...notes[1]!, rev: 9, why })
  const length = (await file()).length
  await history.keep('note', id, { ...notes[2]!, rev: 7, why: 'outside' })
  expect(await history.newest('note', id)).toMatchObject({ version: { rev: 9 }, bytes: notes[1]!.bytes })
  const damaged = await file()
  damaged[length - 20]! ^= 1
  await putFile(damaged)
  expect(await history.newest('note', id)).toMatchObject({ version: { rev: 7 }, bytes: notes[2]!.bytes })
})

test('bytes that are not the whole file of their content are refused and leave nothing behind', async () => {
  const { history, id, root } = await keptHistory()
  const { bytes, sha256 } = noteFile(['hej'], 1)
  const refused = { code: 'corrupt' }
  await expect(history.keep('note', id, { rev: 1, bytes: bytes.subarray(1), sha256, why })).rejects.toMatchObject(refused)
  await expect(history.keep('note', id, { rev: 1, bytes, sha256: noteFile(['hopp'], 1).sha256, why })).rejects.toMatchObject(refused)
  expect(await readdir(root)).toEqual([])
})

test('many kept at once are kept one after the other, and bytes changed afterwards change nothing', async () => {
  const { history, id } = await keptHistory()
  const notes = chainedNotes(2, 10)
  const kept = notes.map(async ({ bytes, ...note }) => {
    const mine = Buffer.from(bytes)
    const done = history.keep('note', id, { ...note, bytes: mine, why })
    mine.fill(0)
    return done
  })
  expect(await Promise.all(kept)).toEqual(notes.map(() => true))
  await history.idle()
  expect((await history.list('note', id)).map(({ rev }) => rev)).toEqual(notes.map(({ rev }) => rev).toReversed())
  for (const { sha256, bytes } of notes) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
})

test('the pack of a later app is left as it is and lists nothing', async () => {
  const { history, id, folder, putFile, file } = await keptHistory()
  await mkdir(join(folder, 'note'), { recursive: true })
  await putFile(Buffer.from('BPHIST2\nwhat comes after'))
  expect(await history.list('note', id)).toEqual([])
  expect(await history.newest('note', id)).toBeUndefined()
  await expect(history.keep('note', id, { ...noteFile(['hej'], 1), why })).rejects.toMatchObject({ code: 'newer' })
  expect(await history.thin('note', id)).toBe(0)
  expect(await history.reseal()).toBe(0)
  expect((await file()).toString()).toBe('BPHIST2\nwhat comes after')
})

test('erasing removes every version of the documents, and what a crash left of them, and nothing else', async () => {
  const { history, folder } = await keptHistory()
  for (const n of [1, 2, 3]) await history.keep('note', idOf(n), { ...noteFile(['hej'], 1, idOf(n)), why })
  await history.keep('event', idOf(4), { ...noteFile(['hej'], 1, idOf(4)), why })
  await writeFile(join(folder, 'note', `~${idOf(1)}.hist-1-1-0123456789ab.tmp`), 'half')
  await writeFile(join(folder, '.DS_Store'), '')
  await history.erase([idOf(1), idOf(3), idOf(4), idOf(5)])
  expect(await readdir(join(folder, 'note'))).toEqual([`${idOf(2)}.hist`])
  expect(await readdir(join(folder, 'event'))).toEqual([])
  expect(await history.list('note', idOf(1))).toEqual([])
})

test('where nothing was ever kept there is nothing to find, and nothing is made', async () => {
  const { history, id, root } = await keptHistory()
  expect(await history.list('note', id)).toEqual([])
  expect(await history.thin('note', id)).toBe(0)
  expect(await history.has('note', id, 'x')).toBe(false)
  await history.erase([id])
  await history.sweep()
  expect(await history.reseal()).toBe(0)
  await expect(history.read('note', id, 'x')).rejects.toMatchObject({ code: 'not-found' })
  await expect(history.pin('note', id, { rev: 1, sha256: 'x' })).rejects.toMatchObject({ code: 'not-found' })
  expect(await readdir(root)).toEqual([])
})

test('a damaged file that cannot be put aside is not written anew', async () => {
  const { open, id, file, putFile, clock } = await keptHistory()
  const history = open({ setAside: async () => ({ keptAt: null }) })
  for (const note of chainedNotes(2, 4)) await history.keep('note', id, { ...note, why })
  const damaged = await file()
  damaged[100]! ^= 1
  await putFile(damaged)
  clock.now += day
  await expect(history.thin('note', id)).rejects.toMatchObject({ code: 'disk-error' })
  expect((await file()).equals(damaged)).toBe(true)
})

test('a version kept by a later app for a reason of its own is listed and survives thinning', async () => {
  const { history, id, clock } = await keptHistory()
  const [first, ...rest] = chainedNotes(1, 4)
  await history.keep('note', id, { ...first!, why: 'on a whim' as 'editing', pinned: true })
  for (const note of rest) await history.keep('note', id, { ...note, why })
  clock.now += day
  expect(await history.thin('note', id)).toBe(1)
  expect((await history.list('note', id)).at(-1)).toMatchObject({ rev: 1, why: 'editing', pinned: true })
})

describe('turning encryption on and off', () => {
  test('packs of the former form are read, written to in the new one, and resealed; again does nothing', async () => {
    const seal = makeTrialSeal()
    const { history, open, id, file } = await keptHistory(openSeal)
    const notes = chainedNotes(2, 4)
    for (const note of notes.slice(0, 6)) await history.keep('note', id, { ...note, why, pinned: note.rev === 2 })
    await history.keep('note', idOf(2), { ...noteFile(['två'], 1, idOf(2)), why })
    expect((await file()).includes('"device":"test"')).toBe(true)

    const turning = open({ seal, formerSeal: openSeal })
    for (const note of notes.slice(6)) await turning.keep('note', id, { ...note, why })
    expect(await turning.list('note', id)).toHaveLength(8)
    expect(await turning.reseal()).toBe(2)
    expect(await turning.reseal()).toBe(0)
    expect((await file()).includes('"device":"test"')).toBe(false)

    const sealed = open({ seal })
    expect((await sealed.list('note', id)).find(({ pinned }) => pinned)).toMatchObject({ rev: 2 })
    for (const { sha256, bytes } of notes) expect((await sealed.read('note', id, sha256)).equals(bytes)).toBe(true)
    expect(await open({ seal: makeTrialSeal() }).list('note', id)).toEqual([])

    expect(await open({ seal: openSeal, formerSeal: seal }).reseal()).toBe(2)
    for (const { sha256, bytes } of notes) expect((await history.read('note', id, sha256)).equals(bytes)).toBe(true)
  })

  test('a damaged pack leaves none of the former form behind: it is put aside, whole versions are resealed', async () => {
    const seal = makeTrialSeal()
    const { history, open, id, file, putFile, quarantine, path } = await keptHistory(openSeal)
    for (const note of chainedNotes(2, 2)) await history.keep('note', id, { ...note, why })
    const damaged = await file()
    damaged[20]! ^= 1
    await putFile(damaged)
    expect(await open({ seal, formerSeal: openSeal }).reseal()).toBe(1)
    expect((await open({ seal }).list('note', id)).map(({ rev }) => rev)).toEqual([4, 3])
    expect(await readdir(quarantine)).toHaveLength(1)

    await putFile(Buffer.from('BPHIST1\nnothing of it is whole'))
    expect(await open({ seal, formerSeal: openSeal }).reseal()).toBe(1)
    expect(await readdir(quarantine)).toHaveLength(2)
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
    await rm(quarantine, { recursive: true })
  })
})
