import type { EventForm } from './event-form.ts'

interface Kept {
  form: EventForm
  /** Revision of the event that the form was made from. */
  base: number
  /** Somebody left it without saving; otherwise it is a copy on its way. */
  wasLeft: boolean
}

/** What was being written when the dialog went away without an answer: by Back, or a link. By event id, or `new`. */
const kept = new Map<string, Kept>()

export const keepForm = (key: string, form: Kept): void => void kept.set(key, form)

/** Looks at what is kept, and leaves it there: drawing twice must give the same. */
export const keptForm = (key: string): Kept | undefined => kept.get(key)

export const dropForm = (key: string): void => void kept.delete(key)
