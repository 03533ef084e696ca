import { kindNames } from '../../../shared/document.ts'

const id = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const kind = '[a-z][A-Za-z0-9-]{0,40}'

/*
 * What a backup may hold, and nothing else: no way up, no way out, no name that some system takes for a device. A sync
 * program's conflict copy begins with the document's id, so it is in too; other people's files are not.
 */
const documentPath = new RegExp(`^documents/(${kind})/(${id})[^/\\\\:*?"<>|\\p{Cc}\\p{Zl}\\p{Zp}]{0,120}\\.(?:json|sealed)$`, 'u')
const historyPath = new RegExp(`^history/(${kind})/(${id})(?:\\.[a-z]{1,10}){1,2}$`)
const tombstonesPath = /^deleted\/([0-9a-f-]{36})[^/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}]{0,120}\.(?:ndjson|sealed)$/u
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** Whether a path inside a backup (with `/`) is one that a backup may hold (store.md §10). */
export function isBackedUp(path: string): boolean {
  if (path === 'workspace.json' || path === 'keys.json') return true
  const part = (documentPath.exec(path) ?? historyPath.exec(path) ?? tombstonesPath.exec(path))?.[1]
  return part !== undefined && !deviceName.test(part)
}

/** Two paths of the same folded form are one file to some systems. */
export const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase()

/** The document whose file this is; null for all other files and for conflict copies. */
export function documentIn(path: string): { kind: string; id: string } | null {
  const match = documentPath.exec(path)
  return match && /^.{36}\.[a-z]+$/.test(path.slice(path.lastIndexOf('/') + 1)) ? { kind: match[1]!, id: match[2]! } : null
}

/** The id of the document that a file is about, history and conflict copies included. */
export function idIn(path: string): string | null {
  return (documentPath.exec(path) ?? historyPath.exec(path))?.[2] ?? null
}

/** Documents by kind, unknown kinds included. */
export function countDocuments(paths: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>(kindNames.map((name) => [name, 0]))
  for (const path of paths) {
    const document = documentIn(path)
    if (document) counts.set(document.kind, (counts.get(document.kind) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}
