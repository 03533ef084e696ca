import * as v from 'valibot'
import { commonContent, type Kind, Link } from './document.ts'
import { excerpt, firstLine, RichText } from './rich-text.ts'
import { PlainDate } from './time.ts'

const content = {
  ...commonContent,
  /** The day the note is about. */
  date: PlainDate,
  body: RichText,
}

export const NoteContent = v.looseObject(content)
export type NoteContent = v.InferOutput<typeof NoteContent>

/** What a screen may write of a note. */
export const NoteDraft = v.strictObject({ date: PlainDate, body: RichText, tags: commonContent.tags, links: commonContent.links })
export type NoteDraft = v.InferOutput<typeof NoteDraft>

export const NoteDigest = v.object({ date: PlainDate, excerpt: v.string(), links: v.array(Link) })
export type NoteDigest = v.InferOutput<typeof NoteDigest>

/** A reflection note. Its title is its first line. */
export const note: Kind<'note', NoteContent, NoteDigest> = {
  name: 'note',
  schema: 1,
  content: NoteContent,
  migrate: {},
  title: ({ body }) => firstLine(body),
  digest: ({ date, body, links }) => ({ date, excerpt: excerpt(body), links }),
}
