import * as v from 'valibot'
import { KindName } from './document.ts'

/** The format of the workspace's folder that this version writes. */
export const workspaceFormat = 1

/** Why the workspace is open for reading only. */
export const ReadOnlyReason = v.variant('why', [
  v.object({ why: v.literal('newer'), format: v.number() }),
  v.object({ why: v.literal('folder') }),
  v.object({ why: v.literal('held'), shell: v.string(), pid: v.number(), since: v.string() }),
])
export type ReadOnlyReason = v.InferOutput<typeof ReadOnlyReason>

/** A document that could not be read, and where its bytes were put in safety. */
export const Problem = v.object({
  kind: v.string(),
  file: v.string(),
  reason: v.picklist(['damaged', 'newer', 'unreadable']),
  keptAt: v.nullable(v.string()),
})
export type Problem = v.InferOutput<typeof Problem>

export const OpenWorkspace = v.object({
  folder: v.string(),
  readOnly: v.nullable(ReadOnlyReason),
  problems: v.array(Problem),
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
