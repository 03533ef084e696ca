import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallFailure } from '../../../renderer/api/call.ts'
import { anyDirty, Draft, flushAll } from '../../../renderer/api/draft.ts'
import type { ErrorCode } from '../../../shared/reply.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const savedAt = '2019-01-22T09:00:00.000Z'
const refusal = (code: ErrorCode, details?: unknown) => new CallFailure({ code, message: code, details })

/** A draft of a text, and a disk that answers when it is told to. */
function writing(options: { base?: number; savedAt?: string } = {}) {
  let text = ''
  let disk = ''
  let rev = options.base ?? 0
  const waiting: { base: number; accept: () => void; refuse: (fault: unknown) => void }[] = []
  const draft = new Draft({
    base: 0,
    place: '/',
    ...options,
    save: (base) => {
      const sent = text
      return new Promise((resolve, reject) => {
        waiting.push({
          base,
          accept: () => {
            disk = sent
            resolve({ rev: ++rev, savedAt })
          },
          refuse: reject,
        })
      })
    },
  })
  return {
    draft,
    waiting,
    disk: () => disk,
    write(words: string) {
      text = words
      draft.touch()
    },
    /** Answers the save that is under way. */
    async accept() {
      waiting.shift()!.accept()
      await vi.advanceTimersByTimeAsync(0)
    },
    async refuse(fault: unknown) {
      waiting.shift()!.refuse(fault)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('something new is new, something saved is saved, and nothing is sent before a word is written', async () => {
  const { draft, waiting } = writing()
  expect(draft.state()).toEqual({ phase: 'new' })
  expect(writing({ base: 3, savedAt }).draft.state()).toEqual({ phase: 'saved', savedAt })
  await later(10_000)
  await draft.flush()
  expect(waiting).toHaveLength(0)
  draft.discard()
})

test('it is saved 400 ms after the last key', async () => {
  const { draft, write, waiting, accept, disk } = writing()
  write('a')
  await later(399)
  write('ab')
  await later(399)
  expect(draft.state()).toEqual({ phase: 'unsaved' })
  expect(waiting).toHaveLength(0)
  await later(1)
  expect(draft.state()).toEqual({ phase: 'saving' })
  await accept()
  expect(draft.state()).toEqual({ phase: 'saved', savedAt })
  expect({ disk: disk(), base: draft.base, dirty: draft.isDirty }).toEqual({ disk: 'ab', base: 1, dirty: false })
  await later(60_000)
  expect(waiting).toHaveLength(0)
  draft.discard()
})

test('whoever never pauses is saved after two seconds all the same', async () => {
  const { draft, write, waiting } = writing()
  for (let ms = 0; ms < 2000; ms += 100) {
    write(`${ms}`)
    expect(waiting).toHaveLength(0)
    await later(100)
  }
  expect(waiting).toHaveLength(1)
  draft.discard()
})

test('one save at a time; what is written meanwhile is saved after it, on the new revision', async () => {
  const { draft, write, waiting, accept, disk } = writing({ base: 4 })
  write('a')
  await later(400)
  write('ab')
  expect(draft.state()).toEqual({ phase: 'saving' })
  await later(5000)
  expect(waiting.map(({ base }) => base)).toEqual([4])
  await accept()
  await later(400)
  expect(waiting.map(({ base }) => base)).toEqual([5])
  await accept()
  expect(disk()).toBe('ab')
  expect(draft.isDirty).toBe(false)
  draft.discard()
})

test('a save that the disk refuses is tried again, less and less often, and says why meanwhile', async () => {
  const { draft, write, waiting, refuse, accept, disk } = writing()
  write('a')
  await later(400)
  for (const wait of [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]) {
    await refuse(refusal('disk-full', { free: 0 }))
    expect(draft.state()).toEqual({ phase: 'failed', code: 'disk-full', details: { free: 0 } })
    expect(draft.isDirty).toBe(true)
    await later(wait - 1)
    expect(waiting).toHaveLength(0)
    await later(1)
    expect(waiting).toHaveLength(1)
    expect(draft.failure()).toEqual({ code: 'disk-full', details: { free: 0 } })
  }
  await accept()
  expect(disk()).toBe('a')
  expect(draft.failure()).toBeNull()

  write('ab')
  await later(400)
  await refuse(refusal('busy'))
  await later(1000)
  expect(waiting).toHaveLength(1)
  draft.discard()
})

test('typing goes on while the disk refuses, without a try for every key, and is saved when it can be', async () => {
  const { draft, write, waiting, refuse, accept, disk } = writing()
  write('a')
  await later(400)
  await refuse(refusal('unreachable'))
  await writeOn(later, write, 900)
  expect(waiting).toHaveLength(0)
  await later(100)
  expect(waiting).toHaveLength(1)
  await accept()
  expect(disk()).toBe('ord 8')
  expect(draft.state()).toEqual({ phase: 'saved', savedAt })
  draft.discard()
})

/** Writes a word every 100 ms. */
async function writeOn(pass: typeof later, write: (words: string) => void, ms: number): Promise<void> {
  for (let n = 0; n < ms / 100; n++) {
    write(`ord ${n}`)
    await pass(100)
  }
}

test('a fault that only a person can put right waits for the person: the next change tries again', async () => {
  const { draft, write, waiting, refuse, accept, disk } = writing()
  write('too much')
  await later(400)
  await refuse(refusal('too-large', { size: 1 }))
  await later(120_000)
  expect(waiting).toHaveLength(0)
  expect(draft.isDirty).toBe(true)
  write('less')
  await later(400)
  await accept()
  expect(disk()).toBe('less')
  draft.discard()
})

test('a fault that is no answer of the services is tried again too', async () => {
  const { draft, write, waiting, refuse } = writing()
  write('a')
  await later(400)
  await refuse(new TypeError('x'))
  expect(draft.state()).toMatchObject({ phase: 'failed', code: 'internal' })
  await later(1000)
  expect(waiting).toHaveLength(1)
  draft.discard()
})

test('a conflict stops the saving and keeps the words until it is settled', async () => {
  const { draft, write, waiting, refuse, accept, disk } = writing({ base: 1 })
  write('mine')
  await later(400)
  await refuse(refusal('conflict', { current: { rev: 5 } }))
  expect(draft.state()).toEqual({ phase: 'conflict', current: { rev: 5 } })
  write('mine still')
  await later(120_000)
  await draft.flush()
  await flushAll()
  expect(waiting).toHaveLength(0)
  expect({ phase: draft.state().phase, dirty: draft.isDirty }).toEqual({ phase: 'conflict', dirty: true })

  draft.rebase(5, savedAt, true)
  await later(400)
  expect(waiting.map(({ base }) => base)).toEqual([5])
  await accept()
  expect(disk()).toBe('mine still')
  draft.discard()
})

test('a conflict that is settled for the other text saves nothing', async () => {
  const { draft, write, waiting, refuse } = writing({ base: 1 })
  write('mine')
  await later(400)
  await refuse(refusal('conflict'))
  expect(draft.state()).toEqual({ phase: 'conflict', current: null })
  draft.rebase(5, savedAt, false)
  await later(10_000)
  expect(waiting).toHaveLength(0)
  expect({ base: draft.base, dirty: draft.isDirty, state: draft.state() }).toEqual({
    base: 5,
    dirty: false,
    state: { phase: 'saved', savedAt },
  })
  draft.discard()
})

test('flush saves at once, and resolves when what was written before it is on disk', async () => {
  const { draft, write, accept, disk, waiting } = writing()
  write('a')
  const first = draft.flush()
  expect(waiting).toHaveLength(1)
  write('ab')
  let done = false
  const both = Promise.all([first, draft.flush(), flushAll()]).then(() => (done = true))
  await accept()
  expect(done).toBe(false)
  await accept()
  await both
  expect(disk()).toBe('ab')
  expect(waiting).toHaveLength(0)
  draft.discard()
})

test('flush resolves when the disk refuses, and the words stay', async () => {
  const { draft, write, refuse } = writing()
  write('a')
  const flushed = draft.flush()
  await refuse(refusal('disk-full'))
  await flushed
  expect(anyDirty()).toBe(true)
  draft.discard()
  expect(anyDirty()).toBe(false)
})

test('close saves what is left; after a failure the draft lives on until it is saved', async () => {
  const { draft, write, waiting, refuse, accept, disk } = writing()
  write('a')
  const closed = draft.close()
  await refuse(refusal('disk-full'))
  await closed
  expect(anyDirty()).toBe(true)
  await later(1000)
  expect(waiting).toHaveLength(1)
  await accept()
  expect(disk()).toBe('a')
  expect(anyDirty()).toBe(false)
  draft.discard()
})

test('a draft that is written in after it was closed is saved as before, also by flushAll', async () => {
  const { draft, write, accept, disk } = writing()
  await draft.close()
  write('a')
  expect(anyDirty()).toBe(true)
  const flushed = flushAll()
  await accept()
  await flushed
  expect(disk()).toBe('a')
  draft.discard()
})

test('what is discarded is never sent again, not even when the save under way fails', async () => {
  const { draft, write, waiting, refuse } = writing()
  write('a')
  await later(100)
  draft.discard()
  await later(10_000)
  expect(waiting).toHaveLength(0)

  write('b')
  await later(400)
  draft.discard()
  await refuse(refusal('busy'))
  await later(120_000)
  expect(waiting).toHaveLength(0)
  expect(draft.isDirty).toBe(false)
})

test('whoever listens is told of each change of state, until they stop', async () => {
  const { draft, write, accept } = writing()
  const phases: string[] = []
  const stop = draft.subscribe(() => void phases.push(draft.state().phase))
  write('a')
  await later(400)
  await accept()
  stop()
  write('b')
  expect(phases).toEqual(['unsaved', 'saving', 'saved'])
  draft.discard()
})

test('whatever happens in whatever order, in the end the last words are on disk', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('accept' as const) },
    { weight: 2, arbitrary: fc.constantFrom<ErrorCode>('disk-full', 'unreachable', 'corrupt', 'too-large', 'internal') },
    { weight: 1, arbitrary: fc.constantFrom('flush' as const, 'close' as const) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 3000 }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { draft, write, waiting, accept, refuse, disk } = writing()
      let words = ''
      for (const [n, what] of steps.entries()) {
        if (typeof what === 'number') await later(what)
        else if (what === 'write') write((words = `version ${n}`))
        else if (what === 'flush') void draft.flush()
        else if (what === 'close') void draft.close()
        else if (waiting.length > 0) await (what === 'accept' ? accept() : refuse(refusal(what)))
        expect(waiting.length).toBeLessThanOrEqual(1)
        expect(draft.isDirty || disk() === words).toBe(true)
      }
      const flushed = flushAll()
      for (let tries = 0; tries < 5 && draft.isDirty; tries++) {
        await later(0)
        if (waiting.length > 0) await accept()
      }
      await flushed
      expect({ disk: disk(), dirty: draft.isDirty, any: anyDirty() }).toEqual({ disk: words, dirty: false, any: false })
      expect(words === '' || draft.state().phase === 'saved').toBe(true)
      draft.discard()
    }),
    { numRuns: 500 },
  )
})
