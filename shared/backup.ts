import * as v from 'valibot'
import { Rev } from './document.ts'
import { Id } from './id.ts'
import { Instant } from './time.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where a backup lies on this computer: the file that names it. */
export const BackupPath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))

/** A backup as lists show it. */
export const BackupInfo = v.object({
  path: BackupPath,
  /** Id of the workspace it was made of. */
  workspace: v.string(),
  madeAt: Instant,
  why: v.string(),
  documents: count,
  counts: v.record(v.string(), count),
  /** Bytes of all its files. */
  size: count,
})
export type BackupInfo = v.InferOutput<typeof BackupInfo>

/** What a restore test found. */
export const BackupTest = v.object({
  at: Instant,
  path: BackupPath,
  madeAt: Instant,
  ok: v.boolean(),
  documents: count,
  /** Files of the backup that are not what was written. */
  damaged: count,
  /** Documents that were restored as they were and cannot be read. */
  unreadable: count,
})
export type BackupTest = v.InferOutput<typeof BackupTest>

/** How the second place is. */
export const SecondPlace = v.object({
  folder: v.string(),
  /** When the latest backup was put there. */
  last: v.nullable(Instant),
  /** Why that did not work the last time, as a code of `reply.ts`. */
  fault: v.nullable(v.string()),
  /** On the same disk as the workspace; null when the place is not there now. */
  sameDisk: v.nullable(v.boolean()),
})

export const BackupState = v.object({
  last: v.nullable(BackupInfo),
  count,
  /** Backups whose list of files cannot be read. */
  unreadable: count,
  /** Bytes that they take together. */
  size: count,
  /** Folder of the backups on this computer. */
  folder: v.string(),
  /** On the same disk as the workspace. */
  sameDisk: v.boolean(),
  second: v.nullable(SecondPlace),
  lastTest: v.nullable(BackupTest),
  /** Long work that goes on now. */
  running: v.nullable(v.string()),
})
export type BackupState = v.InferOutput<typeof BackupState>

/** A document in a backup, compared with the one in the workspace. */
export const BackupDocument = v.object({
  kind: v.string(),
  id: Id,
  title: v.string(),
  rev: Rev,
  updatedAt: Instant,
  trashed: v.boolean(),
  now: v.picklist(['same', 'changed', 'missing']),
})
export type BackupDocument = v.InferOutput<typeof BackupDocument>
