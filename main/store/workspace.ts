import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ContentOf, type DigestOf, type KindName, kindNames, type Stored } from '../../shared/document.ts'
import type { Kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import { type Problem, type ReadOnlyReason, workspaceFormat } from '../../shared/workspace.ts'
import { type Entry, isUntouched } from './catalogue.ts'
import { CatalogueCache } from './catalogue-cache.ts'
import { DocumentFiles, repeated, settle } from './document-files.ts'
import { checksum, contentBytes, FrameError } from './document-file.ts'
import { openSeal, type Seal } from './encryption/seal.ts'
import { Inventory, quarantineIn, revisionOf } from './inventory.ts'
import { type Holder, type Lock, takeLock } from './lock.ts'
import { followOutside } from './outside.ts'
import { stateIfPresent } from './safe-file.ts'
import { Serially } from './serially.ts'
import { freeBytes, littleRoom, Reserve } from './space.ts'
import { isSynced } from './synced.ts'
import { createWorkspaceFolder, isWritable, kindFolder, readWorkspaceFile, sweep } from './workspace-folder.ts'

export type Listed<Name extends KindName> = Omit<Entry, 'digest' | 'kind'> & { digest: DigestOf<Kinds[Name]> }

export interface OpenOptions {
  /** Folder of the app's own data on this computer; what belongs to the workspace there lies under `workspaces/<id>`. */
  appData: string
  clock: () => Date
  /** The shell that opens it, for others to see; null to read only, without a lock. */
  shell: string | null
  /** Make the workspace when the folder is missing or empty. */
  create?: boolean
  /** Lists what was on record at once and compares it with the disk meanwhile; otherwise opening waits for that. */
  checkLater?: boolean
  /** Told of what changes otherwise than through a save; without an id: many of a kind. */
  changed?: (kind: KindName, id?: string) => void
}

/** With nothing on record, how long opening waits for the disk before the list fills as it goes, in ms. */
const longestWait = 500

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
  /** Folder of what this computer keeps of the workspace: history, drafts, caches, quarantine. */
  readonly dataFolder: string
  /** How every file of the workspace and of its data folder goes on disk. */
  readonly seal: Seal
  /** Resolves when what is listed is what lies on disk. */
  checked: Promise<void> = Promise.resolve()
  readonly #files: DocumentFiles
  readonly #inventory: Inventory
  readonly #queue = new Serially()
  /** Checksums of what was being written when it failed: it may be on disk all the same, but is not safe there. */
  readonly #unsure = new Map<string, string>()
  readonly #clock: () => Date
  readonly #lock: Lock | null
  readonly #reserve: Reserve
  #free = Infinity
  #background: Promise<void> = Promise.resolve()
  #isClosed = false
  #unfollow = () => {}

  private constructor(folder: string, id: string, readOnly: ReadOnlyReason | null, lock: Lock | null, seal: Seal, options: OpenOptions) {
    this.folder = folder
    this.id = id
    this.readOnly = readOnly
    this.dataFolder = join(options.appData, 'workspaces', id)
    this.seal = seal
    this.#lock = lock
    this.#clock = options.clock
    this.#reserve = new Reserve(this.dataFolder)
    this.#files = new DocumentFiles(folder, { seal, keepPrevious: !isSynced(folder) })
    this.#inventory = new Inventory({
      files: this.#files,
      quarantine: quarantineIn(this.dataFolder),
      cache: (all) => new CatalogueCache(this.dataFolder, seal, all),
      writes: lock !== null && readOnly === null,
      inTurn: (id, task) => this.#queue.run(id, task),
      changed: options.changed ?? (() => {}),
    })
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
    const workspace = new Workspace(folder, file.id, readOnly, lock, openSeal, options)
    try {
      if (lock && !readOnly) for (const path of [folder, ...kindNames.map((kind) => kindFolder(folder, kind))]) await sweep(path)
      const isListed = await workspace.#inventory.load()
      workspace.checked = workspace.#inventory.check()
      if (!options.checkLater) await workspace.checked
      else if (!isListed) await Promise.race([workspace.checked, pause(longestWait)])
      workspace.checked.catch(() => {})
      if (lock) workspace.#follow()
      if (lock && !readOnly && options.checkLater) workspace.#background = workspace.checked.then(() => workspace.#settleIn())
      workspace.#background.catch(() => {})
    } catch (fault) {
      await workspace.close()
      throw fault
    }
    return workspace
  }

  /** Documents that cannot be read, and where their bytes are kept. */
  get problems(): readonly Problem[] {
    return this.#inventory.problems
  }

  /** Documents whose files went away so many at once that nobody may have meant it (store.md §5, mass-loss guard). */
  get missing(): readonly Entry[] {
    return this.#inventory.missing
  }

  /** Leaves out what is missing: it was meant. */
  acceptMissing(): void {
    this.#refuseIfReadOnly()
    this.#inventory.acceptMissing()
  }

  /** How far the comparison with the disk has come, while it runs. */
  get progress(): { done: number; total: number } | null {
    return this.#inventory.progress
  }

  /** Bytes left on the workspace's disk when they are so few that it should be told; otherwise null. */
  get littleRoom(): number | null {
    return this.#free < littleRoom ? this.#free : null
  }

  /** Looks at every file again, for what another program may have done. */
  look(): Promise<void> {
    return this.#inventory.check()
  }

  /** Waits for saves under way and lets the lock go. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#unfollow()
    await this.#queue.idle()
    this.#inventory.stop()
    await this.checked.catch(() => {})
    await this.#background.catch(() => {})
    await this.#inventory.close()
    if (this.#lock?.held) await this.#lock.release()
  }

  /** The documents of a kind that are not in the trash, in no special order. */
  list<Name extends KindName>(kind: Name): Listed<Name>[] {
    return this.#inventory.list(kind) as (Entry & Listed<Name>)[]
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
      for (const id of await this.#files.ids(kind)) {
        documents++
        try {
          await this.#files.read(kind, id)
        } catch (fault) {
          const reason = fault instanceof FrameError ? fault.reason : 'unreadable'
          problems.push({ kind, file: this.#files.path(kind, id), reason, keptAt: null })
        }
      }
    }
    return { documents, problems }
  }

  /** What can wait until the list is shown. */
  async #settleIn(): Promise<void> {
    this.#free = await freeBytes(this.folder)
    await this.#reserve.keep()
  }

  #follow(): void {
    this.#unfollow = followOutside(this.folder, {
      all: () => this.#inventory.check(),
      some: (kind, names) => this.#inventory.checkNames(kind, names),
    })
  }

  #refuseIfReadOnly(): void {
    if (this.readOnly) throw new Failure(refusals[this.readOnly.why], 'the workspace is open for reading only')
    if (!this.#lock) throw new Failure('read-only', 'the workspace was opened without a lock')
    if (this.#isClosed) throw new Failure('no-workspace', 'the workspace has been closed')
  }

  /**
   * One document as it is on disk. Another program may have written the file since we last looked: then what it says is
   * a later revision than any we have seen, so that whoever builds on an older one meets a `conflict`.
   */
  async #find<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>> | undefined> {
    try {
      const found = await this.#files.read(kind, id)
      if (!found) return undefined
      const { header, content, state, path } = found
      const rev = revisionOf(header, this.#inventory.get(kind, id))
      this.#inventory.enter(kind, { ...header, ...repeated(kind, content) }, state, path, rev)
      return { id, rev, createdAt: header.createdAt, updatedAt: header.updatedAt, content }
    } catch (fault) {
      if (fault instanceof Failure) throw fault
      await this.#inventory.report(kind, id, fault)
      throw new Failure(fault instanceof FrameError && fault.reason === 'newer' ? 'newer' : 'corrupt', 'the document cannot be read')
    }
  }

  async #save<Name extends KindName>(kind: Name, id: string, base: number, written: ContentOf<Kinds[Name]>): Promise<Saved> {
    const content = settle(kind, written)
    const found = await this.#files.find(kind, id)
    const known = this.#inventory.get(kind, id)
    if (found && !(known && isUntouched(known.file, found.state))) await this.#find(kind, id)
    const present = this.#inventory.get(kind, id)
    const sha256 = checksum(contentBytes(content))
    const isUnsure = present !== undefined && present.sha256 === this.#unsure.get(id)
    if (present && found && !isUnsure && present.sha256 === sha256) return { rev: present.rev, savedAt: present.updatedAt }
    // A file that somebody removed while it was written in comes back: there is nothing it could overwrite.
    const isGone = present !== undefined && found === null
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
    const path = this.#files.path(kind, id)
    const lastLook = async () => {
      const now = await stateIfPresent(path)
      if (now && !(present && isUntouched(present.file, now))) throw new Failure('conflict', 'written by another program meanwhile')
    }
    const write = () => this.#files.write(kind, id, version, content, lastLook)
    const { header, state } = await write().catch(async (fault: unknown) => {
      const isFull = fault instanceof Failure && fault.code === 'disk-full'
      if (isFull && (await this.#reserve.giveUp(this.folder))) return write()
      throw fault
    })
    this.#inventory.enter(kind, header, state, path)
    this.#free = await freeBytes(this.folder)
    return { rev: version.rev, savedAt: updatedAt }
  }
}
