import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import * as v from 'valibot'
import { type CommonContent, type ContentOf, type DigestOf, type Kind, type KindName, kindNames, readContent, type Stored } from '../../shared/document.ts'
import { Id } from '../../shared/id.ts'
import { type Kinds, kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import { type Problem, type ReadOnlyReason, workspaceFormat } from '../../shared/workspace.ts'
import { Catalogue, type Entry, entryFrom } from './catalogue.ts'
import { codeOf, failureFrom } from './disk-failure.ts'
import { DocumentAdapter } from './document-adapter.ts'
import { checksum, contentBytes, FrameError, type Framed, frameFormat, readHeaderAt } from './document-file.ts'
import { type Holder, type Lock, takeLock } from './lock.ts'
import { setAside } from './quarantine.ts'
import { ensureFolder } from './safe-file.ts'
import { Serially } from './serially.ts'
import { createWorkspaceFolder, entries, isWritable, kindFolder, readWorkspaceFile, sweep } from './workspace-folder.ts'

export type Listed<Name extends KindName> = Omit<Entry, 'digest' | 'kind'> & { digest: DigestOf<Kinds[Name]> }

export interface OpenOptions {
  /** Folder of the app's own data on this computer; quarantine and (on macOS) the lock lie there. */
  appData: string
  clock: () => Date
  /** The shell that opens it, for others to see; null to read only, without a lock. */
  shell: string | null
  /** Make the workspace when the folder is missing or empty. */
  create?: boolean
}

/**
 * The documents of one folder. Everything is read and checked at the door, kept as one file each, and written so that
 * an acknowledged save survives whatever comes (store.md).
 */
export class Workspace {
  readonly folder: string
  readonly id: string
  readonly readOnly: ReadOnlyReason | null
  readonly problems: Problem[] = []
  readonly #catalogue = new Catalogue()
  readonly #queue = new Serially()
  readonly #quarantine: string
  readonly #clock: () => Date
  readonly #lock: Lock | null

  private constructor(folder: string, id: string, readOnly: ReadOnlyReason | null, lock: Lock | null, options: OpenOptions) {
    this.folder = folder
    this.id = id
    this.readOnly = readOnly
    this.#lock = lock
    this.#quarantine = join(options.appData, 'workspaces', id, 'quarantine')
    this.#clock = options.clock
  }

  /** Opens a folder, for reading only when it is newer, held by another shell, or cannot be written. Throws a `Failure`. */
  static async open(folder: string, options: OpenOptions): Promise<Workspace> {
    let file = await readWorkspaceFile(folder)
    if (file === null && options.create) file = await createWorkspaceFolder(folder, options.clock())
    if (file === null) throw new Failure('no-workspace', 'the folder is not a workspace')
    const newer = Math.max(file.minReader, file.format)
    const me: Holder = { shell: options.shell ?? '', pid: process.pid, since: options.clock().toISOString() }
    const lock = options.shell === null ? null : await takeLock(file.id, options.appData, me)
    const readOnly: ReadOnlyReason | null =
      newer > workspaceFormat
        ? { why: 'newer', format: newer }
        : lock && !lock.held
          ? { why: 'held', ...lock.by }
          : lock && !(await isWritable(folder))
            ? { why: 'folder' }
            : null
    const workspace = new Workspace(folder, file.id, readOnly, lock, options)
    try {
      for (const kind of kindNames) await workspace.#scan(kind)
    } catch (fault) {
      await workspace.close()
      throw fault
    }
    return workspace
  }

  /** Waits for saves under way and lets the lock go. */
  async close(): Promise<void> {
    await this.#queue.idle()
    if (this.#lock?.held) await this.#lock.release()
  }

  /** The documents of a kind that are not in the trash, in no special order. */
  list<Name extends KindName>(kind: Name): Listed<Name>[] {
    return this.#catalogue.list(kind) as (Entry & Listed<Name>)[]
  }

  /** One document, also from the trash. Throws `not-found`, `corrupt` or `newer`. */
  async read<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>>> {
    return this.#queue.run(id, () => this.#read(kind, id))
  }

  /**
   * Saves content that was made from revision `base` (0 for a new document). Resolves when it is safe on disk.
   * Content that is already there is not written again. Throws `conflict` with the present document in `details`.
   */
  async save<Name extends KindName>(kind: Name, id: string, base: number, content: ContentOf<Kinds[Name]>): Promise<{ rev: number; savedAt: string }> {
    const { readOnly } = this
    if (readOnly) throw new Failure(readOnly.why === 'newer' ? 'newer' : readOnly.why === 'held' ? 'in-use' : 'read-only', 'the workspace is open for reading only')
    return this.#queue.run(id, async () => {
      await this.#noticeOutsideChange(kind, id)
      const present = this.#catalogue.get(kind, id)
      const bytes = contentBytes(content)
      if (present && present.sha256 === checksum(bytes)) return { rev: present.rev, savedAt: present.updatedAt }
      if ((present?.rev ?? 0) !== base) throw new Failure('conflict', 'changed since it was opened', { current: present ? await this.#read(kind, id) : null })
      return this.#write(kind, id, content, present)
    })
  }

  /** Changes a document from its present content, whatever its revision. For changes that cannot conflict. */
  async change<Name extends KindName>(
    kind: Name,
    id: string,
    change: (content: ContentOf<Kinds[Name]>) => ContentOf<Kinds[Name]>,
  ): Promise<{ rev: number; savedAt: string }> {
    const { rev, content } = await this.read(kind, id)
    return this.save(kind, id, rev, change(content))
  }

  /** Reads and checks every document, also those in the trash; resolves to the number read and everything that is wrong. */
  async verify(): Promise<{ documents: number; problems: Problem[] }> {
    let documents = 0
    const problems: Problem[] = []
    for (const kind of kindNames) {
      for (const name of await entries(kindFolder(this.folder, kind))) {
        const id = idOf(name)
        if (id === undefined) continue
        documents++
        try {
          await this.#load(kind, id)
        } catch (fault) {
          problems.push({ kind, file: this.#path(kind, id), reason: fault instanceof FrameError ? fault.reason : 'unreadable', keptAt: null })
        }
      }
    }
    return { documents, problems }
  }

  #path(kind: KindName, id: string): string {
    return join(kindFolder(this.folder, kind), `${id}.json`)
  }

  async #scan(kind: KindName): Promise<void> {
    const folder = kindFolder(this.folder, kind)
    const names = await entries(folder)
    if (!this.readOnly && this.#lock) await sweep(folder, names)
    const waiting = names.filter((name) => idOf(name) !== undefined)
    const work = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await this.#enter(kind, folder, name)
    }
    await Promise.all(Array.from({ length: 16 }, work))
  }

  async #enter(kind: KindName, folder: string, name: string): Promise<void> {
    const id = idOf(name)!
    try {
      const { header, size, mtimeMs } = await readHeaderAt(join(folder, name))
      if (header.kind !== kind || header.id !== id) throw new FrameError('damaged', 'the file holds another document')
      if (header.schema > kinds[kind].schema) throw new FrameError('newer', 'the schema is newer')
      const entry = entryFrom(kind, header, size, mtimeMs)
      if (header.schema < kinds[kind].schema) Object.assign(entry, derived(kinds[kind], (await this.#load(kind, id)).content))
      this.#catalogue.put(entry)
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT') return
      await this.#report(kind, name, fault)
    }
  }

  async #report(kind: KindName, name: string, fault: unknown): Promise<void> {
    const folder = kindFolder(this.folder, kind)
    const reason = fault instanceof FrameError ? fault.reason : 'unreadable'
    const problem = await setAside(this.#quarantine, folder, kind, name, reason)
    if (!this.problems.some(({ file }) => file === problem.file)) this.problems.push(problem)
  }

  async #load<Name extends KindName>(kind: Name, id: string): Promise<{ framed: Framed; content: ContentOf<Kinds[Name]> }> {
    const low = new Low<Framed | null>(new DocumentAdapter(this.#path(kind, id)), null)
    await low.read()
    if (low.data === null) throw new Failure('not-found', 'no such document')
    const { header } = low.data
    if (header.schema > kinds[kind].schema) throw new FrameError('newer', 'the schema is newer')
    if (header.kind !== kind || header.id !== id) throw new FrameError('damaged', 'the file holds another document')
    return { framed: low.data, content: readContent(kinds[kind] as Kind, header.schema, low.data.content) as ContentOf<Kinds[Name]> }
  }

  async #read<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>>> {
    try {
      const { framed, content } = await this.#load(kind, id)
      const { rev, createdAt, updatedAt } = framed.header
      return { id, rev, createdAt, updatedAt, content }
    } catch (fault) {
      if (fault instanceof FrameError || fault instanceof v.ValiError || fault instanceof SyntaxError) {
        await this.#report(kind, `${id}.json`, fault)
        this.#catalogue.drop(kind, id)
        throw new Failure(fault instanceof FrameError && fault.reason === 'newer' ? 'newer' : 'corrupt', 'the document cannot be read')
      }
      throw fault instanceof Failure ? fault : failureFrom(fault, this.#path(kind, id))
    }
  }

  /** Another program may have written the file: then what it says counts as the present revision. */
  async #noticeOutsideChange(kind: KindName, id: string): Promise<void> {
    const known = this.#catalogue.get(kind, id)
    const now = await stat(this.#path(kind, id)).catch((fault: unknown) => {
      if (codeOf(fault) === 'ENOENT') return null
      throw failureFrom(fault, this.#path(kind, id))
    })
    if (now === null || (known && now.size === known.size && now.mtimeMs === known.mtimeMs)) return
    const name = `${id}.json`
    await this.#enter(kind, kindFolder(this.folder, kind), name)
    const unreadable = this.problems.find(({ file }) => file === this.#path(kind, id))
    if (unreadable) throw new Failure(unreadable.reason === 'newer' ? 'newer' : 'corrupt', 'the file on disk cannot be read and is not written over')
  }

  async #write<Name extends KindName>(kind: Name, id: string, content: ContentOf<Kinds[Name]>, present: Entry | undefined): Promise<{ rev: number; savedAt: string }> {
    const path = this.#path(kind, id)
    const now = Math.max(this.#clock().getTime(), present ? Date.parse(present.updatedAt) + 1 : 0)
    const updatedAt = new Date(now).toISOString()
    const { trashedAt } = content as CommonContent
    const header = {
      format: frameFormat,
      kind,
      id,
      schema: kinds[kind].schema,
      rev: (present?.rev ?? 0) + 1,
      ...derived(kinds[kind], content),
      createdAt: present?.createdAt ?? updatedAt,
      updatedAt,
      ...(trashedAt === undefined ? {} : { trashedAt }),
      parents: present ? [present.sha256] : [],
      bytes: 0,
      sha256: '',
    }
    if (!present) await ensureFolder(kindFolder(this.folder, kind))
    const low = new Low<Framed | null>(new DocumentAdapter(path), null)
    low.data = { header, content }
    await low.write()
    const { size, mtimeMs } = await stat(path)
    this.#catalogue.put(entryFrom(kind, { ...header, sha256: checksum(contentBytes(content)) }, size, mtimeMs))
    return { rev: header.rev, savedAt: updatedAt }
  }
}

/** The id in a document's file name; undefined for all other files, which are left alone. */
function idOf(name: string): string | undefined {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : ''
  return v.is(Id, id) ? id : undefined
}

/** What the header repeats so that lists need not read the whole file. */
function derived(kind: Kinds[KindName], content: unknown): { title: string; tags: string[]; digest: unknown } {
  const { title, digest } = kind as unknown as Kind
  const common = content as CommonContent
  return { title: title(common), tags: common.tags, digest: digest(common) }
}
