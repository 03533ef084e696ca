import type { NoteContent, NoteDraft } from '../../shared/journal.ts'
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
  #written: Written
  /** The way to the text as last written. It does not depend on the editor, which is gone before the last save. */
  #body: () => RichText
  #title: string

  /** `rev` 0 when the note has never been saved. */
  constructor(id: string, rev: number, savedAt: string | undefined, { date, tags, links, body }: NoteContent) {
    this.#written = { date, tags, links }
    this.#body = () => body
    this.#title = firstLine(body)
    this.draft = new Draft({
      base: rev,
      place: `/journal/${id}`,
      ...(savedAt === undefined ? {} : { savedAt }),
      save: async (base) => {
        const draft = { ...this.#written, body: this.#body() }
        const size = JSON.stringify(draft).length
        if (size > largestNote) throw new CallFailure({ code: 'too-large', message: 'note', details: { size } })
        const saved = await call('journal.save', { id, draft, base })
        this.#title = firstLine(draft.body)
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
