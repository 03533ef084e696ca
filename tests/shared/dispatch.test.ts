import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calls, type Handlers } from '../../shared/contract.ts'
import { createDispatch } from '../../shared/dispatch.ts'
import { errorCodes, Failure } from '../../shared/reply.ts'
import { defaultSettings } from '../../shared/settings.ts'

/** Every call answered by one function: what the services do is another test's matter. */
function dispatchTo(answer: (input: unknown) => unknown) {
  const reported: { call: string; fault: unknown }[] = []
  const handlers = Object.fromEntries(
    Object.keys(calls).map((name) => [name, async (input: unknown) => answer(input)]),
  ) as unknown as Handlers
  return { reported, dispatch: createDispatch(handlers, (call, fault) => void reported.push({ call, fault })) }
}

const id = '01890000-0000-7000-8000-000000000000'

test('a call reaches its handler with the parsed input, and its answer comes back without what the contract does not name', async () => {
  const { dispatch } = dispatchTo((input) => ({ ...defaultSettings, ...(input as object), more: 'than declared' }))
  expect(await dispatch('app.changeSettings', { theme: 'dark' })).toEqual({ ok: true, value: { ...defaultSettings, theme: 'dark' } })
})

test.each(['', 'no.such', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'journal', 'journal.list '])(
  '%j is no call',
  async (name) => {
    const { dispatch } = dispatchTo(() => ({}))
    expect(await dispatch(name, {})).toEqual({ ok: false, error: { code: 'unknown-call', message: 'no such call' } })
  },
)

test.each([[undefined], [null], [1], [['app.state']], [{ toString: () => 'app.state' }], [Symbol('app.state')]])(
  'a name that is no string is no call',
  async (name) => {
    expect(await dispatchTo(() => ({})).dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
  },
)

test('bad input is told by place and never reaches the handler', async () => {
  const { dispatch, reported } = dispatchTo(() => {
    throw new Error('reached')
  })
  const reply = await dispatch('journal.save', {
    id: '../../etc/passwd',
    draft: { date: '2019-02-30', body: {}, tags: [], links: [] },
    base: -1,
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', details: { paths: ['id', 'draft.date', 'draft.body', 'base'] } } })
  expect(await dispatch('app.state', { extra: 1 })).toMatchObject({ ok: false, error: { code: 'invalid' } })
  expect(await dispatch('app.state', undefined)).toMatchObject({ ok: false, error: { code: 'invalid' } })
  expect(reported).toEqual([])
})

test('an answer outside the contract is a fault of ours: told to the log, not to the window', async () => {
  const { dispatch, reported } = dispatchTo(() => ({ rev: 'hemligt', savedAt: 1 }))
  const draft = { date: '2019-01-22', body: { type: 'doc' }, tags: [], links: [] }
  const reply = await dispatch('journal.save', { id, draft, base: 0 })
  expect(reply).toEqual({ ok: false, error: { code: 'invalid-output', message: 'the answer does not fit the contract' } })
  expect(reported).toHaveLength(1)
  expect(String(reported[0]!.fault)).toContain('rev: expected number')
  expect(String(reported[0]!.fault)).not.toContain('hemligt')
})

test('a Failure keeps its code, message and details', async () => {
  const { dispatch, reported } = dispatchTo(() => {
    throw new Failure('conflict', 'changed', { current: 7 })
  })
  expect(await dispatch('journal.read', { id })).toEqual({
    ok: false,
    error: { code: 'conflict', message: 'changed', details: { current: 7 } },
  })
  expect(reported).toEqual([])
})

test.each([[new Error('hemligt')], ['hemligt'], [undefined], [{ code: 'ENOENT' }]])(
  'anything else that is thrown is internal',
  async (thrown) => {
    const { dispatch, reported } = dispatchTo(() => {
      throw thrown
    })
    expect(await dispatch('journal.read', { id })).toEqual({ ok: false, error: { code: 'internal', message: 'unexpected fault' } })
    expect(reported).toEqual([{ call: 'journal.read', fault: thrown }])
  },
)

test('any name and any input end in a reply with a known code', async () => {
  const { dispatch } = dispatchTo((input) => input)
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(calls)),
    fc.string(),
    fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
    fc.anything(),
  )
  await fc.assert(
    fc.asyncProperty(name, fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.anything()), async (called, input) => {
      const reply = await dispatch(called, input)
      if (!reply.ok) expect(errorCodes).toContain(reply.error.code)
    }),
    { numRuns: 2000 },
  )
})

test('an input whose fields throw when they are read ends in a reply', async () => {
  const input = {
    get id(): string {
      throw new Error('hemligt')
    },
  }
  expect(await dispatchTo(() => ({})).dispatch('journal.read', input)).toMatchObject({ ok: false, error: { code: 'internal' } })
})

test('a refusal never repeats the words that were sent', async () => {
  const { dispatch } = dispatchTo(() => ({}))
  const fields = [
    'id',
    'draft',
    'date',
    'body',
    'type',
    'content',
    'text',
    'tags',
    'links',
    'base',
    'folder',
    'examples',
    'language',
    'theme',
    'fileName',
    'when',
  ]
  const input = fc.object({
    key: fc.constantFrom(...fields),
    values: [fc.constant('hemligt ord'), fc.constant('hemligt'), fc.integer(), fc.boolean(), fc.constant(null)],
    maxDepth: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(calls)), input, async (name, sent) => {
      const reply = await dispatch(name, sent)
      expect(reply.ok ? '' : JSON.stringify(reply.error)).not.toContain('hemligt')
    }),
    { numRuns: 2000 },
  )
})
