import { Worker } from 'node:worker_threads'
import type { SearchEngine } from '../engine.ts'
import { type Answer, type Ask, type PackedHits, type Question, unpackHits } from './messages.ts'

interface Waiting {
  resolve(answer: unknown): void
  reject(fault: Error): void
}

/** The engine in a thread of its own, from the built program of the thread. Whatever is asked after its end is refused. */
export function threadEngine(program: string): SearchEngine {
  const worker = new Worker(program)
  const waiting = new Map<number, Waiting>()
  let last = 0
  let ended: Error | undefined

  // An index is no reason for the process to stay.
  worker.unref()
  worker.on('message', (message: Answer) => {
    const asked = waiting.get(message.number)
    waiting.delete(message.number)
    if ('fault' in message) asked?.reject(new Error(message.fault))
    else asked?.resolve(message.answer)
  })
  const fail = (fault: Error) => {
    ended ??= fault
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the search thread has ended')))

  const ask = <Result>(ask: Ask, ...given: unknown[]): Promise<Result> =>
    new Promise<unknown>((resolve, reject) => {
      if (ended) return reject(ended)
      waiting.set(++last, { resolve, reject })
      worker.postMessage({ number: last, ask, given } satisfies Question, [])
    }) as Promise<Result>

  return {
    load: (bytes) => ask('load', bytes),
    add: (entries) => ask('add', entries),
    remove: (ids) => ask('remove', ids),
    find: async (query, limit) => unpackHits(await ask<PackedHits>('find', query, limit)),
    save: () => ask('save'),
    async end() {
      await worker.terminate()
    },
  }
}
