import * as v from 'valibot'
import { KindName, Rev } from './document.ts'
import { Id } from './id.ts'
import { NoteDraft } from './journal.ts'
import { Instant } from './time.ts'

const common = {
  /** Names the draft: two windows that write in one document keep a draft each. */
  key: Id,
  /** The document it is for. */
  id: Id,
  /** Revision it was made from; 0 for something new. */
  base: Rev,
}

/** What somebody wrote that could not be saved, kept beside the documents (store.md §6.2). A kind whose drafts are kept is a line here. */
export const UnsavedDraft = v.variant('kind', [v.strictObject({ kind: v.literal('note'), ...common, draft: NoteDraft })])
export type UnsavedDraft = v.InferOutput<typeof UnsavedDraft>

/** A draft in a list. */
export const ListedDraft = v.strictObject({ kind: KindName, ...common, title: v.string(), at: Instant })
export type ListedDraft = v.InferOutput<typeof ListedDraft>
