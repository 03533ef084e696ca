import * as v from 'valibot'
import { Rev } from './document.ts'
import { Instant } from './time.ts'

/** Why a version of a document was kept (store.md §7). */
export const keptWhy = [
  /** First save after the document was opened. */
  'opened',
  /** Five minutes of writing since the version before. */
  'editing',
  /** The document was closed, or nobody has written in it for a while. */
  'left',
  'before-merge',
  'before-migration',
  'before-restore',
  'before-trash',
  /** Came from another program or another computer. */
  'outside',
  /** An earlier version that was put back. */
  'restored',
] as const
export const KeptWhy = v.picklist(keptWhy)
export type KeptWhy = (typeof keptWhy)[number]

/** An earlier version of a document, as lists show it. */
export const Version = v.object({
  rev: Rev,
  /** When it was kept. */
  at: Instant,
  why: KeptWhy,
  /** Length of the document's whole file. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Checksum of the content, which names the version. */
  sha256: v.string(),
  /** Stays for ever. */
  pinned: v.boolean(),
})
export type Version = v.InferOutput<typeof Version>
