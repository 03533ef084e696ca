import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { localEngine, type SearchEngine } from '../../../../main/services/search/engine.ts'
import { WorkspaceSearch } from '../../../../main/services/search/workspace-search.ts'
import { openSeal, type Seal } from '../../../../main/store/encryption/seal.ts'
import type { Workspace } from '../../../../main/store/workspace.ts'
import type { SearchState } from '../../../../shared/search.ts'
import { idOf, noteContent, workspaceFolder } from '../../../support/workspace.ts'

/** An engine that counts what it is given. */
function counting(): { engine: SearchEngine; added: string[]; ended: () => boolean } {
  const added: string[] = []
  let isEnded = false
  const inner = localEngine()
  const engine: SearchEngine = {
    ...inner,
    add: (entries) => {
      added.push(...entries.map(({ id }) => id))
      return inner.add(entries)
    },
    end: () => {
      isEnded = true
      return inner.end()
    },
  }
  return { engine, added, ended: () => isEnded }
}

async function searchIn(workspace: Workspace, appData: string, more: { idle?: number; seal?: Seal; now?: string } = {}) {
  const states: SearchState[] = []
  const logged: unknown[] = []
  const { engine, added, ended } = counting()
  const search = new WorkspaceSearch({
    workspace,
    appData,
    seal: more.seal ?? openSeal,
    clock: () => new Date(more.now ?? '2019-01-22T09:00:00.000Z'),
    start: () => engine,
    tell: (state) => void states.push(state),
    log: (fault) => void logged.push(fault),
    idle: more.idle ?? 1_000_000,
  })
  onTestFinished(() => search.end())
  await search.settled()
  return { search, states, added, logged, ended }
}

const notes = ['Möte i Kalmar', 'Möte i Karlstad', 'Tankar om hälsa', 'Länsstyrelsen svarar']
const questions = ['möte', 'kal', 'halsa', 'styrelse', 'karlstda']

async function filled() {
  const place = await workspaceFolder()
  const workspace = await place.open()
  for (const [n, text] of notes.entries()) await workspace.save('note', idOf(n), 0, noteContent(text))
  return { ...place, workspace, file: join(place.appData, 'workspaces', workspace.id, 'search.index') }
}

const answers = (search: WorkspaceSearch) => Promise.all(questions.map((question) => search.find(question)))

/** A workspace whose index lies in its file, and what it answers. */
async function kept() {
  const place = await filled()
  const { search } = await searchIn(place.workspace, place.appData, { idle: 0 })
  await vi.waitFor(() => readFile(place.file))
  const expected = await answers(search)
  await search.end()
  return { ...place, expected }
}

test('everything there is can be found, progress is told, and the end is ready', async () => {
  const { workspace, appData } = await filled()
  const { search, states, added } = await searchIn(workspace, appData)
  expect(added.toSorted()).toEqual([0, 1, 2, 3].map(idOf))
  expect(states[0]).toEqual({ phase: 'building', done: 0, total: 4 })
  expect(states.at(-1)).toEqual({ phase: 'ready', done: 4, total: 4 })
  expect((await search.find('kalmar')).map(({ id }) => id)).toEqual([idOf(0)])
})

test('what is changed, trashed, restored and new is taken up, and nothing else is read again', async () => {
  const { workspace, appData } = await filled()
  const { search, added } = await searchIn(workspace, appData)
  added.length = 0
  await workspace.save('note', idOf(0), 1, noteContent('Möte i Umeå'))
  await workspace.save('note', idOf(9), 0, noteContent('Nytt om Umeå'))
  await workspace.change('note', idOf(1), (content) => ({ ...content, trashedAt: '2019-01-22T09:00:00.000Z' }))
  search.catchUp()
  await search.settled()
  expect(added.toSorted()).toEqual([idOf(0), idOf(9)])
  expect((await search.find('umeå')).map(({ id }) => id).toSorted()).toEqual([idOf(0), idOf(9)])
  expect(await search.find('kalmar')).toEqual([])
  expect(await search.find('karlstad')).toEqual([])
  await workspace.change('note', idOf(1), ({ trashedAt: _gone, ...content }) => content)
  search.catchUp()
  await search.settled()
  expect((await search.find('karlstad')).map(({ id }) => id)).toEqual([idOf(1)])
})

test('a kept index is taken up, and only documents that differ are read', async () => {
  const { workspace, appData, expected } = await kept()
  const unchanged = await searchIn(workspace, appData)
  expect(unchanged.added).toEqual([])
  expect(await answers(unchanged.search)).toEqual(expected)
  await unchanged.search.end()

  await workspace.save('note', idOf(2), 1, noteContent('Tankar om annat'))
  await workspace.change('note', idOf(3), (content) => ({ ...content, trashedAt: '2019-01-22T09:00:00.000Z' }))
  const { search, added } = await searchIn(workspace, appData)
  expect(added).toEqual([idOf(2)])
  expect(await search.find('halsa')).toEqual([])
  expect(await search.find('styrelse')).toEqual([])
})

test('an index that is missing, garbled, cut, or of another time is made anew and answers the same', async () => {
  const { workspace, appData, file, expected } = await kept()
  const whole = await readFile(file)
  const flipped = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1
    return bytes
  }
  const faults: [string, () => Promise<void>][] = [
    ['missing', () => rm(file)],
    ['empty', () => writeFile(file, '')],
    ['garbled', () => writeFile(file, 'not an index\nat all\n')],
    ...[0, 44, 60, whole.length >> 1, whole.length - 1].map((at): [string, () => Promise<void>] => [
      `bit flipped at ${at}`,
      () => writeFile(file, flipped(at)),
    ]),
    ...[1, 43, 50, whole.length >> 1, whole.length - 1].map((at): [string, () => Promise<void>] => [
      `cut at ${at}`,
      () => writeFile(file, whole.subarray(0, at)),
    ]),
  ]
  for (const [name, spoil] of faults) {
    await writeFile(file, whole)
    await spoil()
    const { search, added, logged } = await searchIn(workspace, appData)
    expect({ name, added: added.length, answers: await answers(search), logged }).toEqual({ name, added: 4, answers: expected, logged: [] })
    await search.end()
  }
})

test('the file goes through the seal, and one that another seal closed is made anew', async () => {
  const { workspace, appData, file } = await filled()
  const asked: string[] = []
  const turned = (bytes: Uint8Array) => Buffer.from(bytes).map((byte) => byte ^ 0x55) as Buffer
  const seal: Seal = {
    ...openSeal,
    close: (purpose, name, bytes) => {
      asked.push(`${purpose} ${name}`)
      return turned(bytes)
    },
    open: (_purpose, _name, bytes) => turned(bytes),
  }
  const first = await searchIn(workspace, appData, { idle: 0, seal })
  await vi.waitFor(() => readFile(file))
  await first.search.end()
  expect(asked).toEqual(['search index'])
  expect((await readFile(file)).includes('kalmar')).toBe(false)
  expect((await searchIn(workspace, appData, { seal })).added).toEqual([])
  expect((await searchIn(workspace, appData)).added).toHaveLength(4)
})

test('a single change soon after is not worth saving the index for; the next day it is', async () => {
  const { workspace, appData, file } = await kept()
  const before = await readFile(file)
  const change = async (rev: number, now: string) => {
    await workspace.save('note', idOf(0), rev, noteContent(`Möte ${rev}`))
    return searchIn(workspace, appData, { idle: 0, now })
  }
  const soon = await change(1, '2019-01-22T20:00:00.000Z')
  await soon.search.find('möte')
  await soon.search.end()
  expect((await readFile(file)).equals(before)).toBe(true)
  await change(2, '2019-01-23T10:00:00.000Z')
  await vi.waitFor(async () => expect((await readFile(file)).equals(before)).toBe(false))
})

test('ended means that the engine is gone and nothing can be asked; the file stays as it was', async () => {
  const { workspace, appData, file } = await kept()
  const before = await readFile(file)
  const { search, ended } = await searchIn(workspace, appData, { idle: 0 })
  await search.end()
  expect(ended()).toBe(true)
  expect(await search.find('möte')).toEqual([])
  expect((await readFile(file)).equals(before)).toBe(true)
})

test('an engine that fails is started anew, with everything in it', async () => {
  const { workspace, appData } = await filled()
  const logged: unknown[] = []
  let starts = 0
  const search = new WorkspaceSearch({
    workspace,
    appData,
    seal: openSeal,
    clock: () => new Date(),
    start: () => {
      const engine = localEngine()
      return ++starts === 1 ? { ...engine, add: () => Promise.reject(new Error('the thread has ended')) } : engine
    },
    tell: () => {},
    log: (fault) => void logged.push(fault),
    idle: 1_000_000,
  })
  onTestFinished(() => search.end())
  await search.settled()
  expect({ starts, logged: logged.length, state: search.state.phase }).toEqual({ starts: 2, logged: 1, state: 'ready' })
  expect(await search.find('möte')).toHaveLength(2)
})
