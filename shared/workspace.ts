import * as v from 'valibot'
import { KindName } from './document.ts'

/** The format of a workspace's folder that is not encrypted. */
export const workspaceFormat = 1
/** Who reads an encrypted workspace must know at least this format: an older version would see an empty folder. */
export const sealedFormat = 2
/** The newest format that this version reads. */
export const newestFormat = sealedFormat

/** Why the workspace is open for reading only. */
export const ReadOnlyReason = v.variant('why', [
  v.object({ why: v.literal('newer'), format: v.number() }),
  v.object({ why: v.literal('folder') }),
  v.object({ why: v.literal('held'), shell: v.string(), pid: v.number(), since: v.string() }),
])
export type ReadOnlyReason = v.InferOutput<typeof ReadOnlyReason>

/** What took the place of a damaged document: the version before it, one from the history; and when it was saved. */
export const Healed = v.object({ from: v.picklist(['previous', 'history']), at: v.string() })
export type Healed = v.InferOutput<typeof Healed>

/** A file that could not be read, and where its bytes were put in safety. */
export const Problem = v.object({
  kind: v.string(),
  /** The document's id, when the file is a document's. */
  id: v.optional(v.string()),
  file: v.string(),
  /** `edited`: whole and readable, but not as Bollplank wrote it; a person must say which words stand. */
  reason: v.picklist(['damaged', 'edited', 'newer', 'unreadable']),
  keptAt: v.nullable(v.string()),
  healed: v.optional(Healed),
})
export type Problem = v.InferOutput<typeof Problem>

export const OpenWorkspace = v.object({
  folder: v.string(),
  readOnly: v.nullable(ReadOnlyReason),
  problems: v.array(Problem),
  /** How many documents went away at once without anybody having said that it was meant. */
  missing: v.number(),
  /** How far the comparison with the disk has come, while it runs. */
  checking: v.nullable(v.object({ done: v.number(), total: v.number() })),
  /** Bytes left on the disk, when they are few. */
  littleRoom: v.nullable(v.number()),
  counts: v.record(KindName, v.number()),
})
export type OpenWorkspace = v.InferOutput<typeof OpenWorkspace>

/** Which window carries the app, and what it can do. */
export const ShellFacts = v.object({
  name: v.picklist(['electron', 'host']),
  platform: v.string(),
  version: v.string(),
  canChooseFolder: v.boolean(),
  languages: v.array(v.string()),
})
export type ShellFacts = v.InferOutput<typeof ShellFacts>

export const AppState = v.object({
  shell: ShellFacts,
  workspace: v.nullable(OpenWorkspace),
  /** Why the remembered workspace did not open, if it did not. */
  failed: v.nullable(v.object({ folder: v.string(), code: v.string() })),
  suggestedFolder: v.string(),
})
export type AppState = v.InferOutput<typeof AppState>

/** A file for the user to keep somewhere. */
export const FileToKeep = v.strictObject({ fileName: v.pipe(v.string(), v.maxLength(200)), text: v.string() })
export type FileToKeep = v.InferOutput<typeof FileToKeep>

/** What a window says when it has saved what it could: whether something is unsaved, and then its text. */
export const Flushed = v.strictObject({ unsaved: v.boolean(), copy: v.optional(FileToKeep) })
export type Flushed = v.InferOutput<typeof Flushed>

/** `workspace.json`. Unknown fields survive; `minReader` above our format means that we may only read. */
export const WorkspaceFile = v.looseObject({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  minReader: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Names the lock and a folder of the app's own data, hence the strict form. */
  id: v.pipe(v.string(), v.uuid()),
  createdAt: v.string(),
  encryption: v.picklist(['off', 'sealing', 'on', 'opening']),
})
export type WorkspaceFile = v.InferOutput<typeof WorkspaceFile>
