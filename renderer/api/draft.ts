import { useSyncExternalStore } from 'react'
import type { ErrorCode } from '../../shared/reply.ts'
import type { FileToKeep } from '../../shared/workspace.ts'
import { CallFailure, codeOf } from './call.ts'
import { type Keepable, KeptDraft } from './kept-draft.ts'

export type DraftState =
  | { phase: 'new' }
  | { phase: 'saved'; savedAt: string }
  | { phase: 'unsaved' }
  | { phase: 'saving' }
  | { phase: 'failed'; code: ErrorCode; details?: unknown }
  | { phase: 'conflict'; current: unknown }

/** Why it could not be saved. */
export interface DraftFailure {
  code: ErrorCode
  details?: unknown
}

interface DraftOptions {
  /** Saves the content as it stands now, which was made from revision `base`. */
  save: (base: number) => Promise<{ rev: number; savedAt: string }>
  /** Revision the content was made from; 0 for something new. */
  base: number
  savedAt?: string
  /** Address of the screen where it is written. */
  place: string
  /** What is kept on disk of it as long as it cannot be saved. */
  document?: Keepable
  /** Key of the copy on disk that it comes from; it is then unsaved from the beginning. */
  keptAs?: string
  /** What it says, as a file for the user to keep. */
  copy?: () => FileToKeep
}

/** Pause after the last key, and the longest time something may stay unsaved (store.md §6.1), in ms. */
const pause = 400
const longest = 2000
const retries = [1000, 2000, 4000, 8000, 15_000, 30_000]
/** Trying again by itself can help with these; the others wait for a person. */
const passing: readonly ErrorCode[] = ['disk-full', 'disk-error', 'busy', 'read-only', 'in-use', 'folder-gone', 'unreachable', 'internal']

const open = new Set<Draft>()

/** What somebody is writing: saved a moment after the last key, retried when the disk refuses, never dropped. */
export class Draft {
  readonly #options: DraftOptions
  readonly #listeners = new Set<() => void>()
  readonly #kept: KeptDraft | undefined
  #base: number
  #state: DraftState
  #dirtySince: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #failures = 0
  #failure: DraftFailure | null = null

  constructor(options: DraftOptions) {
    this.#options = options
    this.#base = options.base
    this.#state = options.savedAt === undefined ? { phase: 'new' } : { phase: 'saved', savedAt: options.savedAt }
    this.#kept = options.document && new KeptDraft(options.document, options.keptAs)
    open.add(this)
    if (options.keptAs !== undefined) this.touch()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DraftState => this.#state

  /** Why it could not be saved, also while that is tried again: what says so must not come and go. */
  readonly failure = (): DraftFailure | null => this.#failure

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
    this.#kept?.touch(this.#base)
    if (this.#state.phase === 'conflict') return
    if (this.#state.phase !== 'failed') this.#become({ phase: this.#running ? 'saving' : 'unsaved' })
    if (this.#state.phase !== 'failed' || !passing.includes(this.#state.code))
      this.#schedule(Math.min(pause, this.#dirtySince + longest - now))
  }

  /** Saves now what is not saved; resolves when it is, or could not be and is kept beside its document. */
  async flush(): Promise<void> {
    await this.#flush()
    await this.#kept?.settle()
  }

  async #flush(): Promise<void> {
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
    this.#failure = null
    this.#become({ phase: 'saved', savedAt })
    if (dirty) this.touch()
    else this.#kept?.drop()
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
    this.#kept?.drop()
    open.delete(this)
    lookForTrouble()
  }

  async #save(): Promise<void> {
    this.#dirtySince = null
    this.#become({ phase: 'saving' })
    // A disk that does not answer is as bad as one that refuses.
    const slow = setTimeout(() => this.#kept?.keep(this.#base), longest)
    try {
      const { rev, savedAt } = await this.#options.save(this.#base)
      this.#base = rev
      this.#failures = 0
      this.#failure = null
      this.#become(this.#isTouched() ? { phase: 'unsaved' } : { phase: 'saved', savedAt })
      if (this.#isTouched()) this.#schedule(pause)
      else this.#kept?.drop()
    } catch (fault) {
      if (!open.has(this)) return
      this.#dirtySince ??= performance.now()
      this.#kept?.keep(this.#base)
      this.#fail(fault)
    } finally {
      clearTimeout(slow)
    }
  }

  /** Whether something was written while the save was under way. */
  #isTouched(): boolean {
    return this.#dirtySince !== null
  }

  #fail(fault: unknown): void {
    const code = codeOf(fault)
    const details = fault instanceof CallFailure ? fault.details : undefined
    this.#failure = code === 'conflict' ? null : { code, details }
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
    return this.isDirty && (this.#failure !== null || this.#state.phase === 'conflict') ? this.#options.place : undefined
  }

  /** What it says, as a file to keep, as long as it is not on disk. */
  get unsavedCopy(): FileToKeep | undefined {
    return this.isDirty ? this.#options.copy?.() : undefined
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

/** What is written in this window and not on disk, as one file to keep; undefined when there is nothing. `name` is for several texts. */
export function unsavedCopy(name: string): FileToKeep | undefined {
  const [first, ...more] = [...open].map((draft) => draft.unsavedCopy).filter((copy) => copy !== undefined)
  if (first === undefined || more.length === 0) return first
  return { fileName: `${name}.txt`, text: [first, ...more].map(({ text }) => text).join('\n* * *\n\n') }
}
