import { useSyncExternalStore } from 'react'
import type { ErrorCode } from '../../shared/reply.ts'
import { CallFailure, codeOf } from './call.ts'

export type DraftState =
  | { phase: 'new' }
  | { phase: 'saved'; savedAt: string }
  | { phase: 'unsaved' }
  | { phase: 'saving' }
  | { phase: 'failed'; code: ErrorCode; details?: unknown }
  | { phase: 'conflict'; current: unknown }

interface DraftOptions {
  /** Saves the content as it stands now, which was made from revision `base`. */
  save: (base: number) => Promise<{ rev: number; savedAt: string }>
  /** Revision the content was made from; 0 for something new. */
  base: number
  savedAt?: string
  /** Address of the screen where it is written. */
  place: string
}

/** Pause after the last key, and the longest time something may stay unsaved (store.md §6.1), in ms. */
const pause = 400
const longest = 2000
const retries = [1000, 2000, 4000, 8000, 15_000, 30_000]
/** Trying again by itself can help with these; the others wait for a person. */
const passing: readonly ErrorCode[] = ['disk-full', 'disk-error', 'busy', 'read-only', 'in-use', 'unreachable', 'internal']

const open = new Set<Draft>()

/** What somebody is writing: saved a moment after the last key, retried when the disk refuses, never dropped. */
export class Draft {
  readonly #options: DraftOptions
  readonly #listeners = new Set<() => void>()
  #base: number
  #state: DraftState
  #dirtySince: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #failures = 0

  constructor(options: DraftOptions) {
    this.#options = options
    this.#base = options.base
    this.#state = options.savedAt === undefined ? { phase: 'new' } : { phase: 'saved', savedAt: options.savedAt }
    open.add(this)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DraftState => this.#state

  /** Revision the next save is based on. */
  get base(): number {
    return this.#base
  }

  /** Whether something written is not on disk yet. */
  get isDirty(): boolean {
    return this.#dirtySince !== null || this.#running !== null
  }

  /** Something was written: save soon. */
  touch(): void {
    open.add(this)
    const now = performance.now()
    this.#dirtySince ??= now
    if (this.#state.phase === 'conflict') return
    if (this.#state.phase !== 'failed') this.#become({ phase: this.#running ? 'saving' : 'unsaved' })
    if (this.#state.phase !== 'failed' || !passing.includes(this.#state.code))
      this.#schedule(Math.min(pause, this.#dirtySince + longest - now))
  }

  /** Saves now what is not saved; resolves when it is, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#running) await this.#running
    if (this.#dirtySince === null || this.#state.phase === 'conflict') return
    this.#running = this.#save().finally(() => (this.#running = null))
    await this.#running
  }

  /** Goes on from another revision, after a conflict was settled; `dirty` when the content here is to be saved over it. */
  rebase(base: number, savedAt: string, dirty: boolean): void {
    clearTimeout(this.#timer)
    this.#base = base
    this.#dirtySince = null
    this.#become({ phase: 'saved', savedAt })
    if (dirty) this.touch()
  }

  /** Saves what is left and forgets the draft; after a failure it lives on and keeps trying. */
  async close(): Promise<void> {
    await this.flush()
    if (!this.isDirty) open.delete(this)
  }

  /** Forgets the draft and whatever was not saved. */
  discard(): void {
    clearTimeout(this.#timer)
    this.#dirtySince = null
    open.delete(this)
    lookForTrouble()
  }

  async #save(): Promise<void> {
    this.#dirtySince = null
    this.#become({ phase: 'saving' })
    try {
      const { rev, savedAt } = await this.#options.save(this.#base)
      this.#base = rev
      this.#failures = 0
      this.#become(this.#isTouched() ? { phase: 'unsaved' } : { phase: 'saved', savedAt })
      if (this.#isTouched()) this.#schedule(pause)
    } catch (fault) {
      if (!open.has(this)) return
      this.#dirtySince ??= performance.now()
      this.#fail(fault)
    }
  }

  /** Whether something was written while the save was under way. */
  #isTouched(): boolean {
    return this.#dirtySince !== null
  }

  #fail(fault: unknown): void {
    const code = codeOf(fault)
    const details = fault instanceof CallFailure ? fault.details : undefined
    if (code === 'conflict')
      return this.#become({ phase: 'conflict', current: (details as { current?: unknown } | undefined)?.current ?? null })
    this.#become({ phase: 'failed', code, details })
    if (passing.includes(code)) this.#schedule(retries[Math.min(this.#failures++, retries.length - 1)]!)
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, wait))
  }

  #become(state: DraftState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
    lookForTrouble()
  }

  /** Address of the screen where it is written, when it could not be saved. */
  get trouble(): string | undefined {
    return this.isDirty && (this.#state.phase === 'failed' || this.#state.phase === 'conflict') ? this.#options.place : undefined
  }
}

let troubles: readonly string[] = []
const watchers = new Set<() => void>()

function lookForTrouble(): void {
  const now = [...open].map(({ trouble }) => trouble).filter((place) => place !== undefined)
  if (now.join() === troubles.join()) return
  troubles = now
  for (const watcher of watchers) watcher()
}

/** Addresses of the screens where something is written that could not be saved, kept fresh. */
export function useTroubles(): readonly string[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => troubles,
  )
}

/** Saves everything that is being written in this window. */
export async function flushAll(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()))
}

/** Whether anything written in this window is not on disk. */
export const anyDirty = (): boolean => [...open].some((draft) => draft.isDirty)
