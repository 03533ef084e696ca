import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CommonContent, ContentOf, DigestOf, KindName, Stored } from '../../shared/document.ts'
import { kindNames } from '../../shared/document.ts'
import type { Kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import type { Problem, ReadOnlyReason, WorkspaceFile } from '../../shared/workspace.ts'
import { type Entry, isUntouched } from './catalogue.ts'
import { CatalogueCache } from './catalogue-cache.ts'
import { DocumentFiles, repeated, settle } from './document-files.ts'
import { checksum, contentBytes, FrameError } from './document-file.ts'
import type { Seal } from './encryption/seal.ts'
import { History } from './history/history.ts'
import { Inventory, revisionOf } from './inventory.ts'
import { Keeping } from './keeping.ts'
import { type Opening, openFolder, type OpenOptions } from './opening.ts'
import { followOutside } from './outside.ts'
import { Presence } from './presence.ts'
import { setAside } from './quarantine.ts'
import { Serially } from './serially.ts'
import { freeBytes, littleRoom, Reserve } from './space.ts'
import { isSynced } from './synced.ts'
import { Tombstones } from './tombstones.ts'

export type { OpenOptions } from './opening.ts'
export type Listed<Name extends KindName> = Omit<Entry, 'digest' | 'kind'> & { digest: DigestOf<Kinds[Name]> }

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
  /** Whether it is encrypted, or on its way there or back. */
  readonly encryption: WorkspaceFile['encryption']
  /** The documents' earlier versions. */
  readonly history: History
  /** Resolves when what is listed is what lies on disk. */
  checked: Promise<void> = Promise.resolve()
  readonly #opening: Opening
  readonly #options: OpenOptions
  readonly #files: DocumentFiles
  readonly #inventory: Inventory
  readonly #keeping: Keeping | null
  readonly #tombstones: Tombstones
  readonly #presence: Presence
  readonly #reserve: Reserve
  readonly #queue = new Serially()
  /** Checksums of what was being written when it failed: it may be on disk all the same, but is not safe there. */
  readonly #unsure = new Map<string, string>()
  #free = Infinity
  #background: Promise<void> = Promise.resolve()
  #unfollow = () => {}
  #isClosed = false

  private constructor(opening: Opening, device: string, tombstones: Tombstones, options: OpenOptions) {
    const { folder, file, readOnly, dataFolder, lock, form, seal } = opening
    this.folder = folder
    this.id = file.id
    this.readOnly = readOnly
    this.dataFolder = dataFolder
    this.seal = seal
    this.encryption = file.encryption
    this.#opening = opening
    this.#options = options
    this.#tombstones = tombstones
    this.#presence = new Presence(folder, file.id)
    this.#reserve = new Reserve(dataFolder)
    this.#files = new DocumentFiles(folder, { ...form, keepPrevious: !isSynced(folder) })
    this.history = new History({
      folder: join(dataFolder, 'history'),
      seal: form.seal,
      ...(form.other ? { formerSeal: form.other } : {}),
      clock: options.clock,
      device,
      setAside: (folder, kind, name) => setAside({ dataFolder, seal }, folder, kind, name, 'damaged'),
    })
    const writes = lock !== null && readOnly === null
    this.#keeping = writes && options.keepVersions !== false ? new Keeping(this.history, this.#files) : null
    this.#inventory = new Inventory({
      files: this.#files,
      history: this.history,
      dataFolder,
      seal,
      cache: (all) => new CatalogueCache(dataFolder, seal, all),
      writes,
      tombstones,
      inTurn: (id, task) => this.#queue.run(id, task),
      isPresent: () => this.#presence.check(),
      changed: options.changed ?? (() => {}),
      fromOutside: (kind, id) => this.#keeping?.keep(kind, id, 'outside'),
    })
  }

  /**
   * Opens a folder, for reading only when it is newer, held by another shell, or cannot be written. Throws `locked` when it
   * is encrypted and no keys were given, or another `Failure`.
   */
  static async open(folder: string, options: OpenOptions): Promise<Workspace> {
    const opening = await openFolder(folder, options)
    const { lock, readOnly, device, seal } = opening
    let workspace: Workspace
    try {
      // Opening never depends on the app's own disk.
      const id = lock && !readOnly ? await device.id().catch(() => '') : ''
      workspace = new Workspace(opening, id, await Tombstones.read(folder, device, seal), options)
    } catch (fault) {
      if (lock?.held) await lock.release()
      throw fault
    }
    try {
      await workspace.#begin()
      return workspace
    } catch (fault) {
      await workspace.close()
      throw fault
    }
  }

  /** Documents that cannot be read, and where their bytes are kept. */
  get problems(): readonly Problem[] {
    return this.#inventory.problems
  }

  /** Tells about a file besides the documents that cannot be read. */
  tell(problem: Problem): void {
    this.#inventory.tell(problem)
  }

  /** Documents whose files went away so many at once that nobody may have meant it (store.md §5, mass-loss guard). */
  get missing(): readonly Entry[] {
    return this.#inventory.missing
  }

  /** How far the comparison with the disk has come, while it runs. */
  get progress(): { done: number; total: number } | null {
    return this.#inventory.progress
  }

  /** Bytes left on the workspace's disk when they are so few that it should be told; otherwise null. */
  get littleRoom(): number | null {
    return this.#free < littleRoom ? this.#free : null
  }

  /** Whether somebody may save here. Throws the `Failure` that a save would meet. */
  refuseIfReadOnly(): void {
    if (this.readOnly) throw new Failure(refusals[this.readOnly.why], 'the workspace is open for reading only')
    if (!this.#opening.lock) throw new Failure('read-only', 'the workspace was opened without a lock')
    if (this.#isClosed) throw new Failure('no-workspace', 'the workspace has been closed')
  }

  /** Leaves out what is missing: it was meant. */
  acceptMissing(): void {
    this.refuseIfReadOnly()
    this.#inventory.acceptMissing()
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
    await this.#keeping?.close()
    await this.#inventory.close()
    const { lock } = this.#opening
    if (lock?.held) await lock.release()
  }

  /** The documents of a kind that are not in the trash, in no special order. */
  list<Name extends KindName>(kind: Name): Listed<Name>[] {
    return this.#inventory.list(kind) as (Entry & Listed<Name>)[]
  }

  /** The documents in the trash, of all kinds, in no special order. */
  listTrashed(): (Entry & { trashedAt: string })[] {
    return kindNames.flatMap((kind) => this.#inventory.list(kind, true)).filter(isTrashed)
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
    this.refuseIfReadOnly()
    return this.#queue.run(id, () => this.#save(kind, id, base, content))
  }

  /** Changes a document from its present content, whatever its revision. Throws `not-found`. */
  async change<Name extends KindName>(
    kind: Name,
    id: string,
    change: (content: ContentOf<Kinds[Name]>) => ContentOf<Kinds[Name]>,
  ): Promise<Saved> {
    this.refuseIfReadOnly()
    return this.#queue.run(id, async () => {
      const present = await this.#find(kind, id)
      if (!present) throw new Failure('not-found', 'no such document')
      return this.#save(kind, id, present.rev, change(present.content))
    })
  }

  /** What an earlier version says. Throws `not-found` or `corrupt`. */
  async readVersion<Name extends KindName>(kind: Name, id: string, sha256: string): Promise<Stored<ContentOf<Kinds[Name]>>> {
    const { header, content } = this.#files.decode(kind, id, await this.history.read(kind, id, sha256))
    return { id, rev: header.rev, createdAt: header.createdAt, updatedAt: header.updatedAt, content }
  }

  /**
   * Puts an earlier version back as a new revision; what stands there now is kept first. Also brings back a document whose
   * file is gone. Throws `not-found` or `corrupt`.
   */
  async restoreVersion(kind: KindName, id: string, sha256: string): Promise<Saved> {
    this.refuseIfReadOnly()
    const { content } = await this.readVersion(kind, id, sha256)
    return this.#queue.run(id, async () => {
      const present = await this.#find(kind, id)
      await this.#keeping?.before(kind, id, 'before-restore')
      const { trashedAt: _was, ...alive } = content as CommonContent
      const saved = await this.#save(kind, id, present?.rev ?? this.#inventory.get(kind, id)?.rev ?? 0, alive as never)
      this.#keeping?.keep(kind, id, 'restored')
      return saved
    })
  }

  /** Lets the words of a file that was edited by hand stand, or brings the last version back. Throws `not-found`. */
  async settleEdited(kind: KindName, id: string, keeps: boolean): Promise<void> {
    this.refuseIfReadOnly()
    return this.#queue.run(id, () => this.#inventory.settleEdited(kind, id, keeps))
  }

  /** Brings missing documents back from the history; resolves to how many came back and how many have no version. */
  async restoreMissing(): Promise<{ restored: number; left: number }> {
    this.refuseIfReadOnly()
    const missing = [...this.missing]
    for (const { kind, id } of missing) {
      const newest = await this.history.newest(kind, id).catch(() => undefined)
      if (newest) await this.restoreVersion(kind, id, newest.version.sha256)
    }
    await this.look()
    return { restored: missing.length - this.missing.length, left: this.missing.length }
  }

  /**
   * Deletes a document in the trash for good. The tombstone comes first: if it cannot be set, nothing has happened, and
   * what is cut short after it is finished at the next opening. The history stays until it is erased. Throws `not-found`.
   */
  async purge(kind: KindName, id: string): Promise<void> {
    this.refuseIfReadOnly()
    return this.#queue.run(id, async () => {
      await this.#presence.check()
      const found = await this.#find(kind, id)
      const entry = this.#inventory.get(kind, id)
      if (entry?.trashedAt === undefined) throw new Failure('not-found', 'no such document in the trash')
      await this.#tombstones.add({ id, kind, rev: found?.rev ?? entry.rev, at: this.#options.clock().toISOString() })
      await this.#files.remove(kind, id)
      this.#inventory.drop(kind, id)
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
          problems.push({ kind, id, file: this.#files.path(kind, id), reason, keptAt: null })
        }
      }
    }
    return { documents, problems }
  }

  async #begin(): Promise<void> {
    const { lock, readOnly } = this.#opening
    const { checkLater } = this.#options
    if (lock && !readOnly) await this.#tombstones.forgetOld(this.#options.clock()).catch(() => {})
    await this.#inventory.reportTombstones()
    const isListed = await this.#inventory.load()
    this.checked = this.#inventory.check()
    if (!checkLater) await this.checked
    else if (!isListed) await Promise.race([this.checked, pause(longestWait)])
    this.checked.catch(() => {})
    if (lock) this.#follow()
    if (lock && !readOnly && checkLater) this.#background = this.checked.then(() => this.#settleIn())
    this.#background.catch(() => {})
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

  /**
   * One document as it is on disk. Another program may have written the file since we last looked: then what it says is
   * a later revision than any we have seen, so that whoever builds on an older one meets a `conflict`.
   */
  async #find<Name extends KindName>(kind: Name, id: string): Promise<Stored<ContentOf<Kinds[Name]>> | undefined> {
    try {
      const found = await this.#files.read(kind, id)
      if (!found) {
        await this.#presence.check()
        return undefined
      }
      const { header, content, state, path } = found
      if (await this.#inventory.buryIfDeleted(kind, header, path)) return undefined
      const rev = revisionOf(header, this.#inventory.get(kind, id))
      this.#inventory.enter(kind, { ...header, ...repeated(kind, content) }, state, path, rev)
      return { id, rev, createdAt: header.createdAt, updatedAt: header.updatedAt, content }
    } catch (fault) {
      if (fault instanceof Failure) throw fault
      if (await this.#inventory.report(kind, id, fault)) return this.#find(kind, id)
      throw new Failure(fault instanceof FrameError && fault.reason === 'newer' ? 'newer' : 'corrupt', 'the document cannot be read')
    }
  }

  async #save<Name extends KindName>(kind: Name, id: string, base: number, written: ContentOf<Kinds[Name]>): Promise<Saved> {
    const content = settle(kind, written)
    await this.#presence.check()
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
    const isTrashing = present?.trashedAt === undefined && (content as CommonContent).trashedAt !== undefined
    if (found) await this.#keeping?.before(kind, id, isTrashing ? 'before-trash' : undefined)
    this.#unsure.set(id, sha256)
    const saved = await this.#write(kind, id, content, present)
    this.#unsure.delete(id)
    this.#keeping?.after(kind, id)
    return saved
  }

  async #write<Name extends KindName>(kind: Name, id: string, content: ContentOf<Kinds[Name]>, present: Entry | undefined): Promise<Saved> {
    const now = Math.max(this.#options.clock().getTime(), present ? Date.parse(present.updatedAt) + 1 : 0)
    const updatedAt = new Date(now).toISOString()
    const version = {
      rev: Math.max(present?.rev ?? 0, this.#tombstones.revOf(kind, id)) + 1,
      createdAt: present?.createdAt ?? updatedAt,
      updatedAt,
      parents: present ? [present.sha256] : [],
    }
    const path = this.#files.path(kind, id)
    const lastLook = async () => {
      const found = await this.#files.find(kind, id)
      if (found && !(present && isUntouched(present.file, found.state)))
        throw new Failure('conflict', 'written by another program meanwhile')
    }
    const write = () => this.#files.write(kind, id, version, content, { lastLook })
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

const isTrashed = (entry: Entry): entry is Entry & { trashedAt: string } => entry.trashedAt !== undefined
