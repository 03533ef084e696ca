import * as v from 'valibot'
import { Id } from '../id.ts'
import { PlainDate, Zone } from '../time.ts'
import { Language } from '../settings.ts'

/** Which events go out. A range is whole days, the last one included. */
export const ExportSelection = v.variant('what', [
  v.strictObject({ what: v.literal('all') }),
  v.strictObject({ what: v.literal('programme'), programme: Id }),
  v.strictObject({ what: v.literal('events'), events: v.pipe(v.array(Id), v.minLength(1)) }),
  v.strictObject({ what: v.literal('range'), from: PlainDate, to: PlainDate }),
])
export type ExportSelection = v.InferOutput<typeof ExportSelection>

export const ExportChoice = v.strictObject({
  selection: ExportSelection,
  /** Reminders go along. */
  alarms: v.boolean(),
  /** Descriptions go along; those of coaching never do unless `coachingDescriptions` is set (domain.md §9). */
  coachingDescriptions: v.boolean(),
  /** The words the app itself adds ("tid ej fastställd"). */
  language: Language,
  /** The zone that decides which day an event falls on when a range is chosen. */
  zone: Zone,
})
export type ExportChoice = v.InferOutput<typeof ExportChoice>

/** What the user should know about the file, as codes for a sentence. */
export const exportWarnings = ['undated-left-out', 'cancelled-included', 'zone-as-utc', 'coaching-hidden', 'unreadable-left-out'] as const

export const ExportResult = v.strictObject({
  /** ASCII, ends in `.ics`. */
  fileName: v.string(),
  /** Empty when no chosen event has a date; such a file must not be saved. */
  text: v.string(),
  events: v.number(),
  timeUnset: v.number(),
  alarms: v.number(),
  /** First and last day in the file, or null when it is empty. */
  span: v.nullable(v.strictObject({ first: PlainDate, last: PlainDate })),
  warnings: v.array(v.strictObject({ code: v.picklist(exportWarnings), count: v.number() })),
})
export type ExportResult = v.InferOutput<typeof ExportResult>
