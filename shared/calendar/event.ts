import * as v from 'valibot'
import { commonContent, type Kind } from '../document.ts'
import { Id } from '../id.ts'
import { Instant } from '../time.ts'
import { daysOf, When } from './when.ts'

/** What sort of event it is; decides colour, word and the ICS category. */
export const categories = ['webinar', 'meeting', 'event', 'coaching', 'own'] as const
export const Category = v.picklist(categories)
export type Category = (typeof categories)[number]

/** RFC 5545 §3.8.1.11. */
export const Status = v.picklist(['TENTATIVE', 'CONFIRMED', 'CANCELLED'])
/** RFC 5545 §3.8.2.7: does the event block the time? */
export const Transp = v.picklist(['OPAQUE', 'TRANSPARENT'])
/** RFC 5545 §3.8.1.3. */
export const Class = v.picklist(['PUBLIC', 'PRIVATE'])

/** A reminder, minutes before the start; for a whole day counted from 00:00 local time (RFC 5545 §3.8.6.3). */
export const Alarm = v.strictObject({
  uid: v.pipe(v.string(), v.maxLength(255)),
  minutesBefore: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60 * 24 * 28)),
})
export type Alarm = v.InferOutput<typeof Alarm>

/** A web address that may be followed: `https:`, `http:`, `mailto:` or `tel:`, or nothing. */
export const Address = v.pipe(v.string(), v.maxLength(2000), v.regex(/^$|^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/i))

const written = {
  summary: v.pipe(v.string(), v.maxLength(1000)),
  when: When,
  category: Category,
  location: v.pipe(v.string(), v.maxLength(1000)),
  url: Address,
  description: v.pipe(v.string(), v.maxLength(100_000)),
  status: Status,
  transp: Transp,
  class: Class,
  alarms: v.pipe(v.array(Alarm), v.maxLength(10)),
  programme: v.nullable(Id),
}

/** What a screen may write of an event. */
export const EventDraft = v.strictObject({ ...written, tags: commonContent.tags, links: commonContent.links })
export type EventDraft = v.InferOutput<typeof EventDraft>

export const EventContent = v.looseObject({
  ...commonContent,
  ...written,
  /** Made once, never again (RFC 7986 §5.3; calendar.md E11). */
  uid: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  /** Grows with every saved change (calendar.md E13). */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** When the event was last revised, UTC; the export's DTSTAMP (calendar.md E12). */
  lastModified: Instant,
  /** The shipped example it was copied from, if any. */
  example: v.optional(v.string()),
})
export type EventContent = v.InferOutput<typeof EventContent>

export const EventDigest = v.object({
  when: When,
  category: Category,
  location: v.string(),
  status: Status,
  programme: v.nullable(Id),
})
export type EventDigest = v.InferOutput<typeof EventDigest>

/** A webinar, a meeting, a session or something of one's own, at a time or only on a date. */
export const event: Kind<'event', EventContent, EventDigest> = {
  name: 'event',
  schema: 1,
  content: EventContent,
  migrate: {},
  title: ({ summary }) => summary,
  digest: ({ when, category, location, status, programme }) => ({ when, category, location: location.slice(0, 200), status, programme }),
  text: ({ location, description }) => [location, description].filter((part) => part !== '').join(' – '),
  days: ({ when }) => daysOf(when, when.type === 'time' ? when.zone : 'UTC'),
}
