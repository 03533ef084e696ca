import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFlush } from '../../../main/electron/flush.ts'

describe('createFlush', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const state = async (promise: Promise<unknown>) => Promise.race([promise.then(() => 'done'), Promise.resolve().then(() => 'waiting')])

  it('waits for the answer of the window', async () => {
    const { flush, flushed } = createFlush(() => true)
    const saved = flush()
    await vi.advanceTimersByTimeAsync(2999)
    expect(await state(saved)).toBe('waiting')
    const answer = { unsaved: true, copy: { fileName: 'a.txt', text: 'a' } }
    flushed(answer)
    expect(await saved).toEqual(answer)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits no longer than three seconds', async () => {
    const saved = createFlush(() => true).flush()
    await vi.advanceTimersByTimeAsync(3000)
    expect(await state(saved)).toBe('done')
  })

  it('asks once while it waits, and again the next time', async () => {
    const ask = vi.fn<() => boolean>(() => true)
    const { flush, flushed } = createFlush(ask)
    const both = [flush(), flush()]
    flushed({ unsaved: false })
    expect(await Promise.all(both)).toEqual([{ unsaved: false }, { unsaved: false }])
    expect(ask).toHaveBeenCalledTimes(1)
    void flush()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('is done at once without a window, and takes an answer that nobody asked for', async () => {
    const { flush, flushed } = createFlush(() => false)
    flushed({ unsaved: true })
    expect(await flush()).toEqual({ unsaved: false })
    await flush()
    expect(vi.getTimerCount()).toBe(0)
  })
})
