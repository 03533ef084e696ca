import { event } from './calendar/event.ts'
import { programme } from './calendar/programme.ts'
import { note } from './journal.ts'

/** Every kind of document, by name. */
export const kinds = { note, event, programme } as const
export type Kinds = typeof kinds
