import type { UnsavedDraft } from '../../shared/drafts.ts'
import { call } from './call.ts'
import { hold, letGo } from './held-drafts.ts'
import { newId } from './new-id.ts'
import { queryClient } from './queries.ts'

/** What is written goes to disk this long after the first key that is not there yet, ms. */
const pause = 1000

/** Whose text it is, and the text as it stands now. */
export type Keepable<Draft = UnsavedDraft> = Draft extends UnsavedDraft
  ? Pick<Draft, 'kind' | 'id'> & { draft: () => Draft['draft'] }
  : never

/** The copy on disk of a text that could not be saved: so that a crash takes two seconds of it at most (store.md §6.2). */
export class KeptDraft {
  readonly #document: Keepable
  readonly #key: string
  #base = 0
  #isKept: boolean
  #timer: ReturnType<typeof setTimeout> | undefined
  /** One after the other: what is dropped must not come back by a copy that was under way. */
  #last = Promise.resolve()

  /** `key` of a copy that lies on disk since an earlier run, if this is its text. */
  constructor(document: Keepable, key?: string) {
    this.#document = document
    this.#key = key ?? newId()
    this.#isKept = key !== undefined
    if (this.#isKept) hold(this.#key)
  }

  /** Puts the text on disk. A disk that refuses this too is asked again at the next key and the next failed save. */
  keep(base: number): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#base = base
    this.#isKept = true
    hold(this.#key)
    const { kind, id, draft } = this.#document
    const copy: UnsavedDraft = { key: this.#key, kind, id, base, draft: draft() }
    this.#then(() => call('drafts.keep', copy))
  }

  /** Something was written: a copy that is on disk is made anew soon. */
  touch(base: number): void {
    this.#base = base
    if (this.#isKept) this.#timer ??= setTimeout(() => this.keep(this.#base), pause)
  }

  /** The document holds the text, or nobody wants it any more. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#isKept) return
    this.#isKept = false
    this.#then(() => call('drafts.drop', { key: this.#key }))
    this.#then(async () => {
      if (this.#isKept) return
      letGo(this.#key)
      await queryClient.invalidateQueries({ queryKey: ['drafts.list'] })
    })
  }

  /** Resolves when all of it is on disk, or could not be. */
  async settle(): Promise<void> {
    if (this.#timer !== undefined) this.keep(this.#base)
    await this.#last
  }

  #then(work: () => Promise<unknown>): void {
    this.#last = this.#last.then(work).then(
      () => {},
      () => {},
    )
  }
}
