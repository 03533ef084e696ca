import { basename, dirname } from 'node:path'
import { type KindName, kindNames } from '../../shared/document.ts'
import { Failure } from '../../shared/reply.ts'
import type { Healed, Problem } from '../../shared/workspace.ts'
import { bury } from './bury.ts'
import { Catalogue, type Entry, entryFrom, type FileState, isUntouched } from './catalogue.ts'
import type { Cached, CatalogueCache } from './catalogue-cache.ts'
import { codeOf } from './disk-failure.ts'
import type { DocumentFiles } from './document-files.ts'
import { FrameError, type Header } from './document-file.ts'
import type { Seal } from './encryption/seal.ts'
import { bestVersion } from './healing.ts'
import type { History } from './history/history.ts'
import { setAside } from './quarantine.ts'
import { tombstoneFolder, type Tombstones } from './tombstones.ts'

/** A change within this time before a file was looked at may be invisible in its time stamp, in ms (store.md §5). */
const grain = 2000
/** More than this many, or this share of all, gone at once is no ordinary deletion (store.md §5). */
const massLoss = { count: 20, share: 0.1, least: 3 }

interface Parts {
  files: DocumentFiles
  history: History
  /** Folder of what this computer keeps of the workspace. */
  dataFolder: string
  seal: Seal
  tombstones: Tombstones
  /** Makes the cache of a catalogue on disk. */
  cache: (all: () => Entry[]) => CatalogueCache
  /** Whether anything may be written. */
  writes: boolean
  /** Runs a task alone among all that concern one document. */
  inTurn: <Result>(id: string, task: () => Promise<Result>) => Promise<Result>
  /** Throws `folder-gone` when the workspace is not in its folder any more. */
  isPresent: () => Promise<void>
  /** Told of what has changed otherwise than through a save; without an id: many of a kind. */
  changed: (kind: KindName, id?: string) => void
  /** Told of a version that another program has written. */
  fromOutside: (kind: KindName, id: string) => void
}

/** Which documents there are, what their files say, and what is wrong with them. */
export class Inventory {
  readonly problems: Problem[] = []
  /** How far the comparison with the disk has come, while it runs. */
  progress: { done: number; total: number } | null = null
  readonly #parts: Parts
  readonly #catalogue = new Catalogue()
  readonly #cache: CatalogueCache
  readonly #recordedAt = new Map<string, number>()
  #missing: Entry[] = []
  /** Something changed while the disk was compared: one snapshot at the end instead of a line for each. */
  #isStale = false
  #isStopped = false
  #running: Promise<void> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#cache = parts.cache(() => this.#catalogue.all())
  }

  /** Documents whose files went away so many at once that nobody may have meant it (store.md §5, mass-loss guard). */
  get missing(): readonly Entry[] {
    return this.#missing
  }

  get(kind: KindName, id: string): Entry | undefined {
    return this.#catalogue.get(kind, id)
  }

  /** The kind's documents, those in the trash only when asked for. */
  list(kind: KindName, trashed = false): Entry[] {
    return this.#catalogue.list(kind, trashed)
  }

  /** Enters what was on record; false when there is nothing on record. */
  async load(): Promise<boolean> {
    const cached = await this.#cache.load()
    if (!cached) return false
    for (const { recordedAt, ...entry } of cached satisfies Cached[]) {
      this.#catalogue.put(entry)
      this.#recordedAt.set(entry.id, recordedAt)
    }
    return true
  }

  /** Enters a document as it lies on disk. A file that is whole again is no problem any more. */
  enter(kind: KindName, header: Header, state: FileState, path: string, rev = header.rev): Entry {
    const entry = { ...entryFrom(kind, header, state), rev }
    this.#catalogue.put(entry)
    this.#recordedAt.set(entry.id, Date.now())
    if (this.#notes) this.#cache.put(entry)
    const at = this.problems.findIndex(({ file, healed }) => file === path && !healed)
    if (at >= 0) this.problems.splice(at, 1)
    return entry
  }

  /** Takes a document out. */
  drop(kind: KindName, id: string): void {
    if (!this.#catalogue.get(kind, id)) return
    this.#catalogue.drop(kind, id)
    if (this.#notes) this.#cache.gone(kind, id)
  }

  /**
   * Puts a copy of an unreadable file in safety, tells about it, and puts the best intact version in its place when there
   * is one; whether there was. A file that was edited by hand waits for a person.
   */
  async report(kind: KindName, id: string, fault: unknown): Promise<boolean> {
    const { files, writes } = this.#parts
    const path = (await files.find(kind, id).catch(() => null))?.path ?? files.path(kind, id)
    const reason = await this.#reasonOf(kind, id, fault)
    const seen = this.#catalogue.get(kind, id)?.rev ?? 0
    const problem = { ...(await setAside(this.#parts, dirname(path), kind, basename(path), reason)), id }
    this.drop(kind, id)
    const healed = writes && reason === 'damaged' && problem.keptAt !== null ? await this.#heal(kind, id, seen) : undefined
    this.tell(healed ? { ...problem, healed } : problem)
    return healed !== undefined
  }

  /** What a person has said of a file that was edited by hand: its words stand, or the last version we wrote comes back. */
  async settleEdited(kind: KindName, id: string, keeps: boolean): Promise<void> {
    const { files, history } = this.#parts
    const edited = await files.readEdited(kind, id)
    const at = this.problems.findIndex((problem) => problem.id === id && problem.reason === 'edited')
    if (!edited || at < 0) throw new Failure('not-found', 'no such file')
    const best = await bestVersion(files, history, kind, id)
    if (!keeps && !best) throw new Failure('not-found', 'no earlier version')
    const content = keeps ? edited.content : files.decode(kind, id, best!.bytes).content
    const now = new Date().toISOString()
    const rev = Math.max(best?.header.rev ?? 0, edited.rev) + 1
    const version = { rev, createdAt: best?.header.createdAt ?? now, updatedAt: now, parents: best ? [best.header.sha256] : [] }
    const written = await files.write(kind, id, version, content, { keepPrevious: false })
    this.problems.splice(at, 1)
    this.enter(kind, written.header, written.state, files.path(kind, id))
    this.#parts.changed(kind, id)
  }

  /** Rot and an edit by hand look alike when the file stays valid: then it is neither damaged nor trusted (store.md §3.2). */
  async #reasonOf(kind: KindName, id: string, fault: unknown): Promise<Problem['reason']> {
    if (!(fault instanceof FrameError)) return 'unreadable'
    if (fault.reason === 'damaged' && (await this.#parts.files.readEdited(kind, id))) return 'edited'
    return fault.reason
  }

  /** Adds to what is wrong, once for each content of a file. */
  tell(problem: Problem): void {
    if (!this.problems.some(({ file, keptAt }) => file === problem.file && keptAt === problem.keptAt)) this.problems.push(problem)
  }

  /** Whether a file holds a version that was deleted for good, and is therefore gone; a later one, written elsewhere meanwhile, lives. */
  async buryIfDeleted(kind: KindName, header: Header, path: string): Promise<boolean> {
    if (header.rev > this.#parts.tombstones.revOf(kind, header.id)) return false
    this.drop(kind, header.id)
    // A disk that refuses leaves the file where it is; it is not listed all the same.
    if (this.#parts.writes) await bury(this.#parts, kind, header, path).catch(() => {})
    return true
  }

  /** Tells about lists of deleted documents that are damaged. */
  async reportTombstones(): Promise<void> {
    const { files, tombstones } = this.#parts
    const folder = tombstoneFolder(files.folder)
    for (const name of tombstones.damaged) this.tell(await setAside(this.#parts, folder, 'deleted', name, 'damaged'))
  }

  /** Compares what is on record with every file; resolves when all is as on disk. */
  check(): Promise<void> {
    this.#running ??= this.#check().finally(() => (this.#running = null))
    return this.#running
  }

  /** Compares the documents of a kind whose files bear these names, and everything when one of them is gone. */
  async checkNames(kind: KindName, names: ReadonlySet<string>): Promise<void> {
    for (const name of names) {
      const id = this.#parts.files.idOf(name)
      if (id === undefined) continue
      const before = this.#seen(kind, id)
      await this.checkOne(kind, id)
      if (this.#seen(kind, id) !== before) this.#parts.changed(kind, id)
      if (this.#catalogue.get(kind, id) && !(await this.#parts.files.find(kind, id))) return this.check()
    }
  }

  async #check(): Promise<void> {
    await this.#parts.isPresent()
    const gone: Entry[] = []
    const lists: [KindName, string[]][] = []
    for (const kind of kindNames) lists.push([kind, await this.#parts.files.ids(kind)])
    this.progress = { done: 0, total: lists.reduce((sum, [, ids]) => sum + ids.length, 0) }
    for (const [kind, ids] of lists) {
      const met = new Set(ids)
      gone.push(...this.#catalogue.list(kind, true).filter(({ id }) => !met.has(id)))
      await this.#checkAll(kind, ids)
    }
    this.progress = null
    if (this.#isStopped) return
    this.#settleGone(gone)
    if (this.#isStale && this.#parts.writes) await this.#cache.save()
  }

  /** Compares one document with its file. */
  async checkOne(kind: KindName, id: string): Promise<void> {
    const known = this.#catalogue.get(kind, id)
    const found = await this.#parts.files.find(kind, id)
    if (found && known && isUntouched(known.file, found.state) && this.#isCertain(known)) return
    await this.#parts.inTurn(id, () => this.#renew(kind, id))
  }

  /** Leaves out what is missing: it was meant. */
  acceptMissing(): void {
    const missing = this.#missing
    this.#missing = []
    for (const { kind, id } of missing) this.drop(kind, id)
    for (const kind of new Set(missing.map(({ kind }) => kind))) this.#parts.changed(kind)
  }

  /** Ends a comparison that is under way. */
  stop(): void {
    this.#isStopped = true
  }

  /** Writes what is still to be written of the cache. */
  async close(): Promise<void> {
    if (!this.#parts.writes) return
    await this.#cache.save()
    await this.#cache.idle()
  }

  /** Whether changes go into the cache one by one. */
  get #notes(): boolean {
    if (this.progress !== null) this.#isStale = true
    return this.#parts.writes && this.progress === null
  }

  async #checkAll(kind: KindName, ids: readonly string[]): Promise<void> {
    const waiting = [...ids]
    let changed = 0
    const work = async () => {
      for (let id = waiting.pop(); id !== undefined && !this.#isStopped; id = waiting.pop()) {
        const before = this.#seen(kind, id)
        await this.checkOne(kind, id)
        if (this.#seen(kind, id) !== before) changed++
        this.progress!.done++
        if (changed > 0 && changed % 500 === 0) this.#parts.changed(kind)
      }
    }
    await Promise.all(Array.from({ length: 16 }, work))
    if (changed > 0) this.#parts.changed(kind)
  }

  /** What a look at a document can change. */
  #seen(kind: KindName, id: string): string {
    const entry = this.#catalogue.get(kind, id)
    return `${entry?.rev} ${entry?.sha256} ${this.problems.length}`
  }

  /** Whether the file's time stamp is old enough to show every change since it was looked at. */
  #isCertain({ id, file }: Entry): boolean {
    return file.mtimeMs <= (this.#recordedAt.get(id) ?? 0) - grain
  }

  async #renew(kind: KindName, id: string): Promise<void> {
    const { files } = this.#parts
    try {
      const read = await files.readHeader(kind, id)
      if (!read) return
      const path = files.path(kind, id)
      if (await this.buryIfDeleted(kind, read.header, path)) return
      const known = this.#catalogue.get(kind, id)
      const rev = revisionOf(read.header, known)
      if (known && known.sha256 === read.header.sha256 && rev === known.rev && isUntouched(known.file, read.state)) {
        this.#recordedAt.set(id, Date.now())
        return
      }
      this.enter(kind, read.header, read.state, path, rev)
      if (known && known.sha256 !== read.header.sha256) this.#parts.fromOutside(kind, id)
    } catch (fault) {
      if (codeOf(fault) !== 'ENOENT') await this.report(kind, id, fault)
    }
  }

  /** The version takes the place of the damaged file, which is in quarantine by now and must not become the version before. */
  async #heal(kind: KindName, id: string, seen: number): Promise<Healed | undefined> {
    const { files, history } = this.#parts
    const best = await bestVersion(files, history, kind, id)
    if (!best) return undefined
    try {
      const { header, content } = files.decode(kind, id, best.bytes)
      const rev = Math.max(header.rev, seen) + 1
      const version = { rev, createdAt: header.createdAt, updatedAt: header.updatedAt, parents: [header.sha256] }
      const written = await files.write(kind, id, version, content, { keepPrevious: false })
      this.enter(kind, written.header, written.state, files.path(kind, id))
      return { from: best.from, at: best.at }
    } catch {
      return undefined
    }
  }

  #settleGone(gone: readonly Entry[]): void {
    const all = kindNames.reduce((sum, kind) => sum + this.#catalogue.list(kind, true).length, 0)
    const isMany = gone.length > massLoss.count || (gone.length >= massLoss.least && gone.length > all * massLoss.share)
    this.#missing = isMany ? [...gone] : []
    if (!isMany) for (const { kind, id } of gone) this.drop(kind, id)
    for (const kind of new Set(gone.map(({ kind }) => kind))) this.#parts.changed(kind)
  }
}

/** What another program wrote is later than any revision we have seen, so that whoever builds on an older one meets a `conflict`. */
export function revisionOf(header: Header, known: Entry | undefined): number {
  return known ? Math.max(header.rev, known.rev + (known.sha256 === header.sha256 ? 0 : 1)) : header.rev
}
