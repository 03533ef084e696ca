import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFlush } from '../../../main/electron/flush.ts'

describe('createFlush', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const state = async (promise: Promise<boolean>) => Promise.race([promise.then(() => 'done'), Promise.resolve().then(() => 'waiting')])

  it('waits for the answer of the window', async () => {
    const { flush, flushed } = createFlush(() => true)
    const saved = flush()
    await vi.advanceTimersByTimeAsync(2999)
    expect(await state(saved)).toBe('waiting')
    flushed(true)
    expect(await saved).toBe(true)
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
    flushed(false)
    expect(await Promise.all(both)).toEqual([false, false])
    expect(ask).toHaveBeenCalledTimes(1)
    void flush()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('is done at once without a window, and takes an answer that nobody asked for', async () => {
    const { flush, flushed } = createFlush(() => false)
    flushed(true)
    expect(await flush()).toBe(false)
    await flush()
    expect(vi.getTimerCount()).toBe(0)
  })
})
