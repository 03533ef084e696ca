import { mkdir, readdir, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainText } from '../../shared/rich-text.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { noteDraft, startCore } from '../support/core.ts'
import { mountDisk, noMount, plugInStick, titled } from '../support/faults.ts'
import { savedNote, saverIds } from '../support/saved-note.ts'
import { idOf } from '../support/workspace.ts'

const id = saverIds[0]!
const key = idOf(101)

let program: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, '../support/draft-keeper.ts'))
})
afterAll(() => rm(join(program, '..'), { recursive: true }))

/** A workspace on a disk of its own, with one saved note, and its app data on another. */
async function savedOn(disk: string) {
  const folder = join(disk, 'arbetsyta')
  const { call, core, appData } = await startCore({ start: false })
  await call('workspace.start', { folder, examples: [], language: 'sv' })
  await call('journal.save', { id, draft: noteDraft('sparat'), base: 0 })
  await core.close()
  return { folder, appData }
}

/** Kills whoever keeps drafts again and again; after each kill the last text that was acknowledged is there, or the one after it. */
async function killAgainAndAgain(rounds: number, place: { folder: string; appData: string }, refusal: string): Promise<number> {
  let version = 1
  for (let round = 0; round < rounds; round++) {
    const child = new Child(process.execPath, [program, place.folder, place.appData, key, String(version)])
    await child.line(/^kept/)
    await pause(Math.random() * 60)
    await child.kill()
    expect(child.lines.filter((line) => !/^(open|kept \d+)$/.test(line) && line !== `err ${refusal}`)).toEqual([])
    version = Math.max(...child.lines.map((line) => Number(/^kept (\d+)$/.exec(line)?.[1] ?? 0)))

    const { call, core } = await startCore({ appData: place.appData, start: false })
    await call('app.state', {})
    const listed = await call('drafts.list', {})
    expect({ round, listed }).toMatchObject({ round, listed: [{ key, id, base: 1 }] })
    const { draft } = await call('drafts.read', { key })
    const text = plainText(draft.body)
    expect([version, version + 1].map((one) => plainText(savedNote(one, 20).body))).toContain(text)
    expect(plainText((await call('journal.read', { id })).content.body)).toBe('sparat')
    expect((await call('app.state', {})).workspace!.problems).toEqual([])
    await core.close()
    version++
  }
  return version
}

test.skipIf(noMount)(
  titled('killed again and again while the disk is full: the text that could not be saved is there each time', noMount),
  { timeout: 120_000 },
  async () => {
    const disk = mountDisk('4m')
    const place = await savedOn(disk.folder)
    const { bavail, bsize } = await statfs(disk.folder)
    await writeFile(join(disk.folder, 'fill'), Buffer.alloc(bavail * bsize, 1))
    await killAgainAndAgain(12, place, 'disk-full')

    await truncate(join(disk.folder, 'fill'), 0)
    const { call, core } = await startCore({ appData: place.appData, start: false })
    await call('app.state', {})
    const { draft } = await call('drafts.read', { key })
    expect(await call('journal.save', { id, draft, base: 1 })).toMatchObject({ rev: 2 })
    expect(await call('drafts.list', {})).toEqual([])
    await core.close()
  },
)

test.skipIf(noMount)(
  titled('an unplugged stick: nothing is made in its mount point, the text is kept, and saving goes on when it is back', noMount),
  async () => {
    const stick = plugInStick()
    const { folder, appData } = await savedOn(stick.folder)
    const { call, refused, core } = await startCore({ appData, start: false })
    await call('app.state', {})
    for (let time = 1; time <= 2; time++) {
      stick.unplug()
      const text = noteDraft(`utan stickan ${time}`)
      expect(await refused('journal.save', { id, draft: text, base: time })).toEqual({ code: 'folder-gone' })
      expect(await refused('journal.save', { id: idOf(9), draft: text, base: 0 })).toEqual({ code: 'folder-gone' })
      expect(await refused('journal.read', { id })).toEqual({ code: 'folder-gone' })
      expect(await refused('workspace.look', {})).toEqual({ code: 'folder-gone' })
      expect(await call('journal.list', {})).toHaveLength(1)
      await call('drafts.keep', { key, kind: 'note', id, base: time, draft: text })
      expect(await call('drafts.list', {})).toHaveLength(1)
      expect(await readdir(stick.folder)).toEqual([])

      stick.plug()
      expect(await call('journal.save', { id, draft: text, base: time })).toMatchObject({ rev: time + 1 })
      expect(await call('drafts.list', {})).toEqual([])
    }
    await core.close()

    // Started without the stick: the app waits for it, and makes nothing in its place.
    stick.unplug()
    for (const isThere of [false, true]) {
      if (isThere) await mkdir(folder)
      const waiting = await startCore({ appData, start: false })
      expect(await waiting.call('app.state', {})).toMatchObject({ workspace: null, failed: { folder, code: 'folder-gone' } })
      expect(await readdir(stick.folder)).toEqual(isThere ? ['arbetsyta'] : [])
      if (isThere) {
        expect(await readdir(folder)).toEqual([])
        await rm(folder, { recursive: true })
      }
      stick.plug()
      expect(await waiting.call('app.state', {})).toMatchObject({ workspace: { folder, counts: { note: 1 } }, failed: null })
      await waiting.core.close()
      stick.unplug()
    }
  },
)
