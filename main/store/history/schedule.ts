import type { KeptWhy } from '../../../shared/history.ts'

const editing = 5 * 60_000
const idleAfter = 60_000

/** A document that has been saved since it was opened. */
interface Open {
  savedAt: number
  keptAt: number
  isKept: boolean
}

/**
 * When a version is due (store.md §7). Asked at every save and when a document is left; told when a version has been kept,
 * so that one that could not be kept is due again. Times are milliseconds of a clock that only goes forward
 * (`performance.now()`), never of the day.
 */
export class Schedule {
  readonly #open = new Map<string, Open>()

  /** A save: why the saved version is to be kept, if it is: the first one, and each five minutes of writing. */
  saved(id: string, now: number): KeptWhy | undefined {
    const open = this.#open.get(id)
    this.#open.set(id, { savedAt: now, keptAt: open?.keptAt ?? -Infinity, isKept: false })
    if (!open || open.keptAt === -Infinity) return 'opened'
    return now - open.keptAt >= editing ? 'editing' : undefined
  }

  /** A version equal to what was last saved is in the history, for whatever reason. */
  kept(id: string, now: number): void {
    this.#open.set(id, { savedAt: this.#open.get(id)?.savedAt ?? now, keptAt: now, isKept: true })
  }

  /** The documents that nobody has written in for a minute and whose last save is in no version yet. */
  idle(now: number): string[] {
    return [...this.#open].filter(([, { savedAt, isKept }]) => !isKept && now - savedAt >= idleAfter).map(([id]) => id)
  }

  /** A document is left: whether its last save is still to be kept. Its next save is the first one again. */
  left(id: string): boolean {
    const open = this.#open.get(id)
    this.#open.delete(id)
    return open !== undefined && !open.isKept
  }

  /** Everything is left, before quitting or locking: the documents whose last save is still to be kept. */
  allLeft(): string[] {
    return [...this.#open.keys()].filter((id) => this.left(id))
  }
}
