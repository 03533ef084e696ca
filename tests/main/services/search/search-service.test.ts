import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createCore } from '../../../../main/core.ts'
import type { EventDraft } from '../../../../shared/calendar/event.ts'
import type { Input } from '../../../../shared/contract.ts'
import type { Part } from '../../../../shared/search.ts'
import { textFromLines } from '../../../../shared/rich-text.ts'
import { noteDraft, startCore } from '../../../support/core.ts'
import { idOf } from '../../../support/workspace.ts'

const shown = (parts: Part[]) => parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('')

const event = (summary: string, more: Partial<EventDraft> = {}): EventDraft => ({
  summary,
  when: { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: true },
  category: 'meeting',
  location: '',
  url: '',
  description: '',
  status: 'CONFIRMED',
  transp: 'OPAQUE',
  class: 'PUBLIC',
  alarms: [],
  programme: null,
  tags: [],
  links: [],
  ...more,
})

/** Services over a few documents, and a search that waits until they are indexed. */
async function filled() {
  const started = await startCore()
  const { call } = started
  const indexed = async () => {
    const count = (await call('journal.list', {})).length + (await call('calendar.undated', {})).length
    await expect
      .poll(async () => {
        const state = await call('search.state', {})
        return state.phase === 'ready' && state.done >= count
      })
      .toBe(true)
  }
  const find = async (query: string, more: Partial<Input<'search.find'>> = {}) => {
    const answer = await call('search.find', { query, limit: 20, ...more })
    return {
      ...answer,
      hits: answer.hits.map(({ kind, title, excerpt, days }) => ({ kind, title: shown(title), excerpt: shown(excerpt), days })),
    }
  }
  const titles = async (query: string, filters: Input<'search.find'>['filters'] = {}) =>
    (await find(query, { filters })).hits.map(({ title }) => title.replaceAll(/[[\]]/g, ''))
  await call('journal.save', { id: idOf(1), base: 0, draft: noteDraft('Efter träffen\nVi talade om servicen i Kalmar.', '2019-05-13') })
  await call('journal.save', {
    id: idOf(2),
    base: 0,
    draft: { date: '2019-01-22', body: textFromLines('Webbinariet\nInget om orten.'), tags: ['RSP', 'Kalmar län'], links: [] },
  })
  await call('calendar.save', { id: idOf(3), base: 0, draft: event('Regional träff', { location: 'Kalmar', tags: ['RSP'] }) })
  await indexed()
  return { ...started, find, titles, indexed }
}

test('notes and events are found by title, tag, place and text, with the found words marked', async () => {
  const { find } = await filled()
  await expect.poll(async () => (await find('kalmar')).count).toBe(3)
  const { hits } = await find('kalmar')
  expect(hits).toContainEqual({
    kind: 'note',
    title: 'Efter träffen',
    excerpt: 'Vi talade om servicen i [Kalmar].',
    days: { first: '2019-05-13', last: '2019-05-13' },
  })
  expect(hits).toContainEqual({
    kind: 'event',
    title: 'Regional träff',
    excerpt: '[Kalmar]',
    days: { first: '2019-05-09', last: '2019-05-10' },
  })
  expect(hits[0]!.title).toBe('Webbinariet')
  expect((await find('regi')).hits[0]!.title).toBe('[Regional] träff')
})

test('programmes are found by name', async () => {
  const { call, find } = await filled()
  await call('calendar.addExample', { example: 'ex-2019', language: 'sv' })
  await expect.poll(async () => (await find('processtöd')).hits.map(({ kind }) => kind)).toContain('programme')
})

test('a search is narrowed by kind, tags and days, also without a word', async () => {
  const { titles } = await filled()
  await expect.poll(() => titles('kalmar')).toHaveLength(3)
  expect(await titles('kalmar', { kinds: ['event'] })).toEqual(['Regional träff'])
  expect((await titles('', { tags: ['RSP'] })).toSorted()).toEqual(['Regional träff', 'Webbinariet'])
  expect(await titles('', { tags: ['RSP', 'Kalmar län'] })).toEqual(['Webbinariet'])
  expect(await titles('kalmar', { from: '2019-05-10', to: '2019-05-12' })).toEqual(['Regional träff'])
  expect(await titles('', { from: '2019-05-10' })).toEqual(['Efter träffen', 'Regional träff'])
  expect(await titles('', { to: '2019-05-09' })).toEqual(['Regional träff', 'Webbinariet'])
  expect(await titles('')).toEqual([])
})

test('a letter or two find the titles that have a word that begins so', async () => {
  const { titles } = await filled()
  expect(await titles('we')).toEqual(['Webbinariet'])
  expect((await titles('tr')).toSorted()).toEqual(['Efter träffen', 'Regional träff'])
})

test('the count is of all, the hits are the best of them', async () => {
  const { find } = await filled()
  await expect.poll(async () => (await find('kalmar')).count).toBe(3)
  const { count, hits } = await find('kalmar', { limit: 1 })
  expect({ count, hits: hits.length }).toEqual({ count: 3, hits: 1 })
})

test('a saved note is found, a trashed one at once not any more, and back from the trash it is', async () => {
  const { call, titles, reported } = await filled()
  await call('journal.save', { id: idOf(5), base: 0, draft: noteDraft('Umeå tur och retur') })
  await expect.poll(() => titles('umeå')).toEqual(['Umeå tur och retur'])
  expect(reported).toContainEqual({ phase: 'ready', done: 4, total: 4 })
  await call('journal.trash', { id: idOf(5) })
  expect(await titles('umeå')).toEqual([])
  await call('journal.untrash', { id: idOf(5) })
  await expect.poll(() => titles('umeå')).toEqual(['Umeå tur och retur'])
})

test('tags come most used first', async () => {
  const { call } = await filled()
  expect(await call('search.tags', {})).toEqual(['RSP', 'Kalmar län'])
})

test('another workspace has a search of its own, and without one there is none', async () => {
  const { call, core, folder, titles, refused } = await filled()
  await call('workspace.start', { folder: `${folder}-2`, examples: [], language: 'sv' })
  expect(await titles('kalmar')).toEqual([])
  await call('workspace.start', { folder, examples: [], language: 'sv' })
  await expect.poll(() => titles('kalmar')).toHaveLength(3)
  await core.session.use(null)
  expect(await refused('search.find', { query: 'kalmar', limit: 1 })).toEqual({ code: 'no-workspace' })
  await rm(folder, { recursive: true })
})

test('opening does not wait for the index', async () => {
  const { appData, settings } = await filled()
  const never = new Promise<never>(() => {})
  const engine = { load: () => never, add: () => never, remove: () => never, find: () => never, save: () => never, end: async () => {} }
  const core = createCore({
    appData,
    settings,
    shell: {
      facts: { name: 'host', platform: 'linux', version: '0', canChooseFolder: false, languages: [] },
      suggestedFolder: '',
      chooseFolder: async () => null,
      saveFile: async () => ({ how: 'cancelled' }),
      flushed: () => {},
    },
    publish: () => {},
    log: () => {},
    searchEngine: () => engine,
  })
  expect(await core.dispatch('journal.list', {})).toMatchObject({ ok: false })
  expect(await core.dispatch('app.state', {})).toMatchObject({ ok: true, value: { workspace: { counts: { note: 2 } } } })
  expect(await core.dispatch('journal.list', {})).toMatchObject({ ok: true })
  expect(await core.dispatch('search.state', {})).toEqual({ ok: true, value: { phase: 'building', done: 0, total: 3 } })
})
