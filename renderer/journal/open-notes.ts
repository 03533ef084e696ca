import { type NoteDraft, noteFile } from '../../shared/journal.ts'
import { firstLine, type RichText } from '../../shared/rich-text.ts'
import { call, CallFailure } from '../api/call.ts'
import { Draft } from '../api/draft.ts'
import type { Saved } from './replaced-on-disk.ts'

/** Largest note that can be saved, in bytes of JSON; a shell takes bodies somewhat above that. */
export const largestNote = 24_000_000

type Written = Omit<NoteDraft, 'body'>

/** A note that somebody is writing. It outlives its screen until what it says is on disk. */
export class OpenNote {
  readonly draft: Draft
  readonly #id: string
  #written: Written
  /** The way to the text as last written. It does not depend on the editor, which is gone before the last save. */
  #body: () => RichText
  #title: string

  /** `rev` 0 when the note has never been saved; `keptAs` the key of the unsaved draft that `content` comes from. */
  constructor(id: string, rev: number, savedAt: string | undefined, { date, tags, links, body }: NoteDraft, keptAs?: string) {
    this.#id = id
    this.#written = { date, tags, links }
    this.#body = () => body
    this.#title = firstLine(body)
    const draft = (): NoteDraft => ({ ...this.#written, body: this.#body() })
    this.draft = new Draft({
      base: rev,
      place: `/journal/${id}`,
      ...(savedAt === undefined ? {} : { savedAt }),
      document: { kind: 'note', id, draft },
      ...(keptAs === undefined ? {} : { keptAs }),
      copy: () => noteFile(draft()),
      save: async (base) => {
        const written = draft()
        const size = JSON.stringify(written).length
        if (size > largestNote) throw new CallFailure({ code: 'too-large', message: 'note', details: { size } })
        const saved = await call('journal.save', { id, draft: written, base })
        this.#title = firstLine(written.body)
        return saved
      },
    })
    open.set(id, this)
  }

  get written(): Written {
    return this.#written
  }

  get body(): RichText {
    return this.#body()
  }

  /** The first line, as last saved. */
  get title(): string {
    return this.#title
  }

  readonly write = (part: Partial<Written>): void => {
    this.#written = { ...this.#written, ...part }
    this.draft.touch()
  }

  readonly writeText = (text: () => RichText): void => {
    this.#body = text
    this.draft.touch()
  }

  /** Goes on from what another window has saved. */
  readonly take = ({ rev, updatedAt, content: { date, tags, links, body } }: Saved): void => {
    this.#written = { date, tags, links }
    this.#body = () => body
    this.draft.rebase(rev, updatedAt, false)
  }

  /**
   * Takes up again what was unsaved when the note was deleted. `rev` is the one now on disk, 0 without a file. Going to the
   * trash and back makes two revisions; any more are somebody else's, and then both texts are shown.
   */
  readonly reopen = (rev: number): void => {
    const { base } = this.draft
    open.set(this.#id, this)
    this.draft.rebase(rev === base + 2 ? rev : base, new Date().toISOString(), true)
  }
}

const open = new Map<string, OpenNote>()

/** The note as somebody left it, if it is still not on disk. */
export function unsavedNote(id: string): OpenNote | undefined {
  const note = open.get(id)
  return note?.draft.isDirty ? note : undefined
}

/** Saves what is left; what could not be saved can be found again until it is. */
export async function leaveNote(id: string, note: OpenNote): Promise<void> {
  await note.draft.close()
  if (!note.draft.isDirty && open.get(id) === note) open.delete(id)
}
