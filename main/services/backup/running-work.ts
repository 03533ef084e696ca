import type { Publish } from '../../../shared/contract.ts'
import { Failure } from '../../../shared/reply.ts'
import type { Work } from '../../store/backup/work.ts'

/** How often a window is told how far the work has come, at most, in ms. */
const pace = 100

/** One piece of long work at a time, told to the windows while it goes on, and possible to stop. */
export class RunningWork {
  readonly #publish: Publish
  #running: { task: string; stop: AbortController; ended: Promise<unknown> } | null = null

  constructor(publish: Publish) {
    this.#publish = publish
  }

  /** The task that goes on now. */
  get task(): string | null {
    return this.#running?.task ?? null
  }

  /** Runs a task. Throws `busy` when another one goes on, or what the task throws. */
  async run<Result>(task: string, work: (work: Work) => Promise<Result>): Promise<Result> {
    if (this.#running) throw new Failure('busy', `${this.#running.task} goes on`)
    const stop = new AbortController()
    let told = -Infinity
    const progress = (done: number, total: number) => {
      if (performance.now() - told < pace) return
      told = performance.now()
      this.#publish('progress', { task, state: 'running', done, total })
    }
    const ended = work({ signal: stop.signal, progress }).finally(() => {
      this.#running = null
      this.#publish('progress', { task, state: 'ended', done: 0, total: 0 })
    })
    this.#running = { task, stop, ended }
    this.#publish('progress', { task, state: 'running', done: 0, total: 0 })
    return ended
  }

  /** Stops what goes on; resolves when it has ended, however it did. */
  async stop(): Promise<void> {
    this.#running?.stop.abort()
    await this.#running?.ended.catch(() => {})
  }
}
