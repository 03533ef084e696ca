import type { Stats } from 'node:fs'
import type { KindName } from '../../shared/document.ts'
import type { Header } from './document-file.ts'

/** What is known of a document without reading it, and the file state it was read from. */
export interface Entry {
  kind: KindName
  id: string
  rev: number
  createdAt: string
  updatedAt: string
  trashedAt?: string
  title: string
  tags: string[]
  digest: unknown
  sha256: string
  file: FileState
}

/** What changes when another program writes the file (store.md §4). */
export type FileState = Pick<Stats, 'size' | 'mtimeMs' | 'ino'>

/** Whether nobody has written the file since. */
export const isUntouched = (before: FileState, now: FileState): boolean =>
  before.size === now.size && before.mtimeMs === now.mtimeMs && before.ino === now.ino

/** The entry of a file's header. */
export function entryFrom(kind: KindName, header: Header, { size, mtimeMs, ino }: FileState): Entry {
  const { id, rev, createdAt, updatedAt, trashedAt, title, tags, digest, sha256 } = header
  return {
    kind,
    id,
    rev,
    createdAt,
    updatedAt,
    ...(trashedAt === undefined ? {} : { trashedAt }),
    title,
    tags,
    digest,
    sha256,
    file: { size, mtimeMs, ino },
  }
}

/** All documents by kind and id, in memory: a function of the files, made anew at every opening. */
export class Catalogue {
  readonly #kinds = new Map<KindName, Map<string, Entry>>()

  put(entry: Entry): void {
    let kind = this.#kinds.get(entry.kind)
    if (!kind) this.#kinds.set(entry.kind, (kind = new Map()))
    kind.set(entry.id, entry)
  }

  drop(kind: KindName, id: string): void {
    this.#kinds.get(kind)?.delete(id)
  }

  get(kind: KindName, id: string): Entry | undefined {
    return this.#kinds.get(kind)?.get(id)
  }

  /** The kind's documents that are not in the trash. */
  list(kind: KindName): Entry[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])].filter((entry) => entry.trashedAt === undefined)
  }
}
