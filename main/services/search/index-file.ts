import { dirname } from 'node:path'
import * as v from 'valibot'
import type { Seal } from '../../store/encryption/seal.ts'
import { checksum } from '../../store/document-file.ts'
import { ensureFolder, readIfPresent, replaceFile } from '../../store/safe-file.ts'

/** Raised whenever the same documents would give another index: other words, another layout, another text of a kind. */
const version = 1

const Head = v.object({ version: v.literal(version), savedAt: v.number(), checksums: v.record(v.string(), v.string()) })

/** A search index at rest. */
export interface KeptIndex {
  /** Milliseconds since 1970. */
  savedAt: number
  /** Each indexed document's checksum, by its id. */
  checksums: ReadonlyMap<string, string>
  index: Uint8Array
}

/*
 * The file is a cache: a checksum of all that follows, a line of JSON with the documents' checksums, and the engine's own
 * bytes (store.md §11.2).
 */

/** The index in the file, or null when there is none that can be used: then it is made anew. */
export async function readIndexFile(path: string, seal: Seal): Promise<KeptIndex | null> {
  try {
    const sealed = await readIfPresent(path)
    if (sealed === null) return null
    const file = seal.open('search', 'index', sealed)
    const first = file.indexOf(0x0a)
    const rest = file.subarray(first + 1)
    if (first < 0 || file.toString('utf8', 0, first) !== checksum(rest)) return null
    const second = rest.indexOf(0x0a)
    const head = v.parse(Head, JSON.parse(rest.toString('utf8', 0, second)))
    return { savedAt: head.savedAt, checksums: new Map(Object.entries(head.checksums)), index: rest.subarray(second + 1) }
  } catch {
    return null
  }
}

/** Puts the index in the file. Throws a `Failure`. */
export async function writeIndexFile(path: string, seal: Seal, { savedAt, checksums, index }: KeptIndex): Promise<void> {
  const head = JSON.stringify({ version, savedAt, checksums: Object.fromEntries(checksums) })
  const rest = Buffer.concat([Buffer.from(`${head}\n`), index])
  await ensureFolder(dirname(path))
  await replaceFile(path, seal.close('search', 'index', Buffer.concat([Buffer.from(`${checksum(rest)}\n`), rest])))
}
