import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContentOf, type DigestOf, type KindName, kindNames, type Stored } from '../../shared/document.ts'
import { type Kinds, kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import { type Problem, type ReadOnlyReason, workspaceFormat } from '../../shared/workspace.ts'
import { Catalogue, type Entry, entryFrom, isUntouched } from './catalogue.ts'
import { codeOf } from './disk-failure.ts'
import { checksum, contentBytes, FrameError, readHeaderAt } from './document-file.ts'
import { type Holder, type Lock, takeLock } from './lock.ts'
import { setAside } from './quarantine.ts'
import { ensureFolder, stateIfPresent } from './safe-file.ts'
import { Serially } from './serially.ts'
import { checkHeader, documentPath, idOf, readDocument, repeated, settle, writeDocument } from './stored-document.ts'
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

/** How a save is refused. */
const refusals = { newer: 'newer', held: 'in-use', folder: 'read-only' } as const

/** The revision that is now on disk, and since when. */
interface Saved {
  rev: number
  savedAt: string
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
  /** Checksums of what was being written when it failed: it may be on disk all the same, but is not safe there. */
  readonly #unsure = new Map<string, string>()
  readonly #quarantine: string
  readonly #clock: () => Date
  readonly #lock: Lock | null
  #isClosed = false

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
      if (lock && !readOnly) for (const path of [folder, ...kindNames.map((kind) => kindFolder(folder, kind))]) await sweep(path)
      for (const kind of kindNames) await workspace.#scan(kind)
    } catch (fault) {
      await workspace.close()
      throw fault
    }
    return workspace
  }

  /** Waits for saves under way and lets the lock go. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#queue.idle()
    if (this.#lock?.held) await this.#lock.release()
  }

  /** The documents of a kind that are not in the trash, in no special order. */
  list<Name extends KindName>(kind: Name): Listed<Name>[] {
    return this.#catalogue.list(kind) as (Entry & Listed<Name>)[]
  }

  /** One document, also from the trash. Throws `not-found`, `corrupt` or `newer`. */
  async read<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>>> {
    const found = await this.find(kind, id)
    if (!found) throw new Failure('not-found', 'no such document')
    return found
  }

  /** One document, also from the trash, or undefined when it has no file. Throws `corrupt` or `newer`. */
  async find<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>> | undefined> {
    return this.#queue.run(id, () => this.#find(kind, id))
  }

  /**
   * Saves content that was made from revision `base` (0 for a new document). Resolves when it is safe on disk.
   * Content that is already there is not written again. Throws `conflict` with the present document in `details`.
   */
  async save<Name extends KindName>(kind: Name, id: string, base: number, content: ContentOf<Kinds[Name]>): Promise<Saved> {
    this.#refuseIfReadOnly()
    return this.#queue.run(id, () => this.#save(kind, id, base, content))
  }

  /** Changes a document from its present content, whatever its revision. Throws `not-found`. */
  async change<Name extends KindName>(
    kind: Name,
    id: string,
    change: (content: ContentOf<Kinds[Name]>) => ContentOf<Kinds[Name]>,
  ): Promise<Saved> {
    this.#refuseIfReadOnly()
    return this.#queue.run(id, async () => {
      const present = await this.#find(kind, id)
      if (!present) throw new Failure('not-found', 'no such document')
      return this.#save(kind, id, present.rev, change(present.content))
    })
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
          await readDocument(this.folder, kind, id)
        } catch (fault) {
          problems.push({
            kind,
            file: documentPath(this.folder, kind, id),
            reason: fault instanceof FrameError ? fault.reason : 'unreadable',
            keptAt: null,
          })
        }
      }
    }
    return { documents, problems }
  }

  #refuseIfReadOnly(): void {
    if (this.readOnly) throw new Failure(refusals[this.readOnly.why], 'the workspace is open for reading only')
    if (!this.#lock) throw new Failure('read-only', 'the workspace was opened without a lock')
    if (this.#isClosed) throw new Failure('no-workspace', 'the workspace has been closed')
  }

  async #scan(kind: KindName): Promise<void> {
    const folder = kindFolder(this.folder, kind)
    const waiting = (await entries(folder)).filter((name) => idOf(name) !== undefined)
    const work = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await this.#enter(kind, folder, name)
    }
    await Promise.all(Array.from({ length: 16 }, work))
  }

  async #enter(kind: KindName, folder: string, name: string): Promise<void> {
    const id = idOf(name)!
    try {
      const { header, state } = await readHeaderAt(join(folder, name))
      checkHeader(kind, id, header)
      const isOld = header.schema < kinds[kind].schema
      this.#catalogue.put({
        ...entryFrom(kind, header, state),
        ...(isOld ? repeated(kind, (await readDocument(this.folder, kind, id))!.content) : {}),
      })
    } catch (fault) {
      if (codeOf(fault) !== 'ENOENT') await this.#report(kind, name, fault)
    }
  }

  async #report(kind: KindName, name: string, fault: unknown): Promise<void> {
    const folder = kindFolder(this.folder, kind)
    const reason = fault instanceof FrameError ? fault.reason : 'unreadable'
    const problem = await setAside(this.#quarantine, folder, kind, name, reason)
    if (!this.problems.some(({ file }) => file === problem.file)) this.problems.push(problem)
  }

  /** A file that has become whole again is no problem any more. */
  #forgetProblem(path: string): void {
    const at = this.problems.findIndex(({ file }) => file === path)
    if (at >= 0) this.problems.splice(at, 1)
  }

  /**
   * One document as it is on disk. Another program may have written the file since we last looked: then what it says is
   * a later revision than any we have seen, so that whoever builds on an older one meets a `conflict`.
   */
  async #find<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>> | undefined> {
    const path = documentPath(this.folder, kind, id)
    try {
      const state = await stateIfPresent(path)
      const found = state && (await readDocument(this.folder, kind, id))
      if (!found) return undefined
      const { header, content } = found
      const known = this.#catalogue.get(kind, id)
      const rev = known ? Math.max(header.rev, known.rev + (known.sha256 === header.sha256 ? 0 : 1)) : header.rev
      this.#catalogue.put({ ...entryFrom(kind, header, state), ...repeated(kind, content), rev })
      this.#forgetProblem(path)
      return { id, rev, createdAt: header.createdAt, updatedAt: header.updatedAt, content }
    } catch (fault) {
      if (fault instanceof Failure) throw fault
      await this.#report(kind, `${id}.json`, fault)
      this.#catalogue.drop(kind, id)
      throw new Failure(fault instanceof FrameError && fault.reason === 'newer' ? 'newer' : 'corrupt', 'the document cannot be read')
    }
  }

  async #save<Name extends KindName>(kind: Name, id: string, base: number, written: ContentOf<Kinds[Name]>): Promise<Saved> {
    const content = settle(kind, written)
    const state = await stateIfPresent(documentPath(this.folder, kind, id))
    const known = this.#catalogue.get(kind, id)
    if (state && !(known && isUntouched(known.file, state))) await this.#find(kind, id)
    const present = this.#catalogue.get(kind, id)
    const sha256 = checksum(contentBytes(content))
    const isUnsure = present !== undefined && present.sha256 === this.#unsure.get(id)
    if (present && state && !isUnsure && present.sha256 === sha256) return { rev: present.rev, savedAt: present.updatedAt }
    // A file that somebody removed while it was written in comes back: there is nothing it could overwrite.
    const isGone = present !== undefined && state === null
    if (!isGone && (present?.rev ?? 0) - (isUnsure ? 1 : 0) !== base) {
      throw new Failure('conflict', 'changed since it was opened', { current: (await this.#find(kind, id)) ?? null })
    }
    this.#unsure.set(id, sha256)
    const saved = await this.#write(kind, id, content, present)
    this.#unsure.delete(id)
    return saved
  }

  async #write<Name extends KindName>(kind: Name, id: string, content: ContentOf<Kinds[Name]>, present: Entry | undefined): Promise<Saved> {
    const now = Math.max(this.#clock().getTime(), present ? Date.parse(present.updatedAt) + 1 : 0)
    const updatedAt = new Date(now).toISOString()
    const version = {
      rev: (present?.rev ?? 0) + 1,
      createdAt: present?.createdAt ?? updatedAt,
      updatedAt,
      parents: present ? [present.sha256] : [],
    }
    if (!present) await ensureFolder(kindFolder(this.folder, kind))
    const header = await writeDocument(this.folder, kind, id, version, content)
    this.#catalogue.put(entryFrom(kind, header, await stat(documentPath(this.folder, kind, id))))
    return { rev: version.rev, savedAt: updatedAt }
  }
}
