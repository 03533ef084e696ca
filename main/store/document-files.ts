import type { Stats } from 'node:fs'
import { readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import * as v from 'valibot'
import { type CommonContent, type ContentOf, type Kind, type KindName, readContent } from '../../shared/document.ts'
import { Id } from '../../shared/id.ts'
import { type Kinds, kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import { DocumentAdapter } from './document-adapter.ts'
import {
  checksum,
  contentBytes,
  decodeDocument,
  FrameError,
  type Framed,
  frameFormat,
  type Header,
  readHeaderAt,
  readUnchecked,
} from './document-file.ts'
import type { Seal } from './encryption/seal.ts'
import {
  ensureFolder,
  previousOf,
  readIfPresent,
  removeFile,
  replaceFile,
  type Replacing,
  stateIfPresent,
  syncFolder,
} from './safe-file.ts'
import { entries, kindFolder } from './workspace-folder.ts'

/** What the store decides about a version that is to be written. */
export type Version = Pick<Header, 'rev' | 'createdAt' | 'updatedAt' | 'parents'>

/** A document as it lies on disk: verified, and lifted to the present schema. */
export interface ReadDocument<Name extends KindName> {
  header: Header
  content: ContentOf<Kinds[Name]>
  path: string
  state: Stats
}

interface Form {
  /** How documents are written. */
  seal: Seal
  /** The other form that may still be met, while a workspace is being sealed or opened. */
  other?: Seal
  /** Keep each file's version before beside it; not in a folder that a sync program uploads. */
  keepPrevious: boolean
}

/** The documents' files in a workspace's folder: one lowdb file each, open or sealed. */
export class DocumentFiles {
  readonly folder: string
  readonly #form: Form

  constructor(folder: string, form: Form) {
    this.folder = folder
    this.#form = form
  }

  /** Where a document is written. */
  path(kind: KindName, id: string): string {
    return this.#pathOf(kind, id, this.#form.seal)
  }

  /** The ids that have a file, each once. */
  async ids(kind: KindName): Promise<string[]> {
    const names = await entries(kindFolder(this.folder, kind))
    return [...new Set(names.map((name) => this.idOf(name)).filter((id) => id !== undefined))]
  }

  /** The id in a document's file name; undefined for all other files, which are left alone. */
  idOf(name: string): string | undefined {
    for (const { ending } of this.#seals()) {
      const id = name.endsWith(ending) ? name.slice(0, -ending.length) : ''
      if (v.is(Id, id)) return id
    }
    return undefined
  }

  /** The state of a document's file and where it lies, or null when it has none. Throws a `Failure`. */
  async find(kind: KindName, id: string): Promise<{ path: string; state: Stats; seal: Seal } | null> {
    for (const seal of this.#seals()) {
      const path = this.#pathOf(kind, id, seal)
      const state = await stateIfPresent(path)
      if (state) return { path, state, seal }
    }
    return null
  }

  /** A whole document; null when it has no file. Throws `FrameError` or a `Failure`. */
  async read<Name extends KindName>(kind: Name, id: string): Promise<ReadDocument<Name> | null> {
    const found = await this.find(kind, id)
    if (!found) return null
    const low = new Low<Framed | null>(this.#adapter(kind, id, found.path, found.seal), null)
    await low.read()
    if (low.data === null) return null
    return { ...this.#lift(kind, id, low.data), path: found.path, state: found.state }
  }

  /** The header of a document and its file's state; null when it has no file. Throws `FrameError` or the system's fault. */
  async readHeader(kind: KindName, id: string): Promise<{ header: Header; state: Stats } | null> {
    const found = await this.find(kind, id)
    if (!found) return null
    const { header, state } =
      found.seal.ending === '.json'
        ? await readHeaderAt(found.path)
        : { ...decodeDocument(found.seal.open('document', nameOf(kind, id), await readFile(found.path))), state: found.state }
    checkHeader(kind, id, header)
    if (header.schema === kinds[kind].schema) return { header, state }
    // What an older schema repeats may lack what today's lists need.
    const whole = await this.read(kind, id)
    return whole && { header: { ...header, ...repeated(kind, whole.content) }, state }
  }

  /** The exact bytes of a document's open form, verified; null when it has no file. Throws `FrameError` or a `Failure`. */
  async readOpen(kind: KindName, id: string): Promise<{ header: Header; bytes: Buffer } | null> {
    const found = await this.find(kind, id)
    const closed = found && (await readIfPresent(found.path))
    if (!closed) return null
    const bytes = found.seal.open('document', nameOf(kind, id), closed)
    const { header } = decodeDocument(bytes)
    checkHeader(kind, id, header)
    return { header, bytes }
  }

  /** What an open file says that is valid in every way but its checksums; undefined for all others. */
  async readEdited(kind: KindName, id: string): Promise<{ content: ContentOf<Kinds[KindName]>; rev: number } | undefined> {
    try {
      const bytes = this.#form.seal.ending === '.json' ? await readIfPresent(this.path(kind, id)) : null
      if (bytes === null) return undefined
      const { header, content } = readUnchecked(bytes)
      return { content: this.#lift(kind, id, { header, content }).content, rev: header.rev }
    } catch {
      return undefined
    }
  }

  /** The open form of a file's bytes. Throws `FrameError`. */
  unseal(kind: KindName, id: string, closed: Buffer): Buffer {
    return this.#form.seal.open('document', nameOf(kind, id), closed)
  }

  /**
   * Brings a document into the form that is written, reads it back, and only then takes the other form away
   * (store.md §9.3, step 4). Nothing when it has it already. Throws `FrameError` or a `Failure`.
   */
  async convert(kind: KindName, id: string): Promise<void> {
    const { seal, other } = this.#form
    if (!other) return
    const [from, to] = [this.#pathOf(kind, id, other), this.#pathOf(kind, id, seal)]
    const closed = await readIfPresent(from)
    if (closed !== null) {
      const bytes = other.open('document', nameOf(kind, id), closed)
      const present = await readIfPresent(to)
      const isOlder = present !== null && this.#revOf(kind, id, seal, present) < decodeDocument(bytes).header.rev
      if (present === null || isOlder) {
        await replaceFile(to, seal.close('document', nameOf(kind, id), bytes))
        const back = await readIfPresent(to)
        if (!back || !seal.open('document', nameOf(kind, id), back).equals(bytes)) throw new Failure('disk-error', 'not what was written')
      }
      await unlink(from)
    }
    if (await stateIfPresent(previousOf(from))) await unlink(previousOf(from))
    await syncFolder(kindFolder(this.folder, kind))
  }

  #revOf(kind: KindName, id: string, seal: Seal, closed: Buffer): number {
    return decodeDocument(seal.open('document', nameOf(kind, id), closed)).header.rev
  }

  /** A document from bytes of its open form, from wherever they were kept. Throws `FrameError`. */
  decode<Name extends KindName>(kind: Name, id: string, bytes: Buffer): { header: Header; content: ContentOf<Kinds[Name]> } {
    return this.#lift(kind, id, decodeDocument(bytes))
  }

  /**
   * Writes a version of a document; safe on disk when it resolves. Throws a `Failure`.
   */
  async write<Name extends KindName>(
    kind: Name,
    id: string,
    version: Version,
    content: ContentOf<Kinds[Name]>,
    replacing: Replacing = {},
  ): Promise<{ header: Header; state: Stats }> {
    const path = this.path(kind, id)
    const header = headerOf(kind, id, version, content)
    await ensureFolder(kindFolder(this.folder, kind))
    const low = new Low<Framed | null>(this.#adapter(kind, id, path, this.#form.seal, replacing), null)
    low.data = { header, content }
    await low.write()
    return { header, state: await stat(path) }
  }

  /** Takes a document's files away for good, the versions before first; safe on disk when it resolves. Throws a `Failure`. */
  async remove(kind: KindName, id: string): Promise<void> {
    for (const seal of this.#seals()) {
      const path = this.#pathOf(kind, id, seal)
      await removeFile(previousOf(path))
      await removeFile(path)
    }
  }

  #seals(): Seal[] {
    const { seal, other } = this.#form
    return other ? [seal, other] : [seal]
  }

  #pathOf(kind: KindName, id: string, { ending }: Seal): string {
    return join(kindFolder(this.folder, kind), `${id}${ending}`)
  }

  #adapter(kind: KindName, id: string, path: string, seal: Seal, replacing: Replacing = {}): DocumentAdapter {
    const { keepPrevious } = this.#form
    return new DocumentAdapter(path, seal, nameOf(kind, id), { keepPrevious, ...replacing })
  }

  #lift<Name extends KindName>(kind: Name, id: string, { header, content }: Framed): { header: Header; content: ContentOf<Kinds[Name]> } {
    checkHeader(kind, id, header)
    return { header, content: readContent(kinds[kind] as Kind, header.schema, content) as ContentOf<Kinds[Name]> }
  }
}

/** Whose file it is, in words that a sealed file is bound to. */
export const nameOf = (kind: KindName, id: string): string => `${kind}/${id}`

/** Content as it is stored: checked, and with the fields in the schema's order, so that equal content gives equal bytes. */
export function settle<Name extends KindName>(kind: Name, content: ContentOf<Kinds[Name]>): ContentOf<Kinds[Name]> {
  return readContent(kinds[kind] as Kind, kinds[kind].schema, content) as ContentOf<Kinds[Name]>
}

/** What the header repeats so that lists need not read the whole file. */
export function repeated(kind: KindName, content: unknown): Pick<Header, 'title' | 'tags' | 'digest'> {
  const { title, digest } = kinds[kind] as unknown as Kind
  const common = content as CommonContent
  return { title: title(common), tags: common.tags, digest: digest(common) }
}

function headerOf<Name extends KindName>(kind: Name, id: string, version: Version, content: ContentOf<Kinds[Name]>): Header {
  const bytes = contentBytes(content)
  const { trashedAt } = content as CommonContent
  return {
    format: frameFormat,
    kind,
    id,
    schema: kinds[kind].schema,
    ...version,
    ...(trashedAt === undefined ? {} : { trashedAt }),
    ...repeated(kind, content),
    bytes: bytes.byteLength,
    sha256: checksum(bytes),
  }
}

/** Throws `FrameError` unless the file holds this document in a form that we know. */
function checkHeader(kind: KindName, id: string, header: Header): void {
  if (header.schema > kinds[kind].schema) throw new FrameError('newer', 'the schema is newer')
  if (header.kind !== kind || header.id !== id) throw new FrameError('damaged', 'the file holds another document')
}
