import { type Id, idFrom } from '../../shared/id.ts'

/** A new document's id, made in the window so that a save that is tried again is the same save. */
export const newId = (): Id => idFrom(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
