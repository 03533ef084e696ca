import { parentPort } from 'node:worker_threads'
import { localEngine } from '../engine.ts'
import type { Hit } from '../search-index.ts'
import { type Answer, packHits, type Question } from './messages.ts'

/*
 * The program of the search thread: the engine, asked by messages. One question at a time, in the order they came.
 */

const engine = localEngine()

parentPort!.on('message', (question: Question) => void answer(question))

async function answer({ number, ask, given }: Question): Promise<void> {
  try {
    const found = await (engine[ask] as (...given: unknown[]) => Promise<unknown>)(...given)
    send({ number, answer: ask === 'find' ? packHits(found as Hit[]) : found })
  } catch (fault) {
    send({ number, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
}

function send(answer: Answer): void {
  parentPort!.postMessage(answer, [])
}
