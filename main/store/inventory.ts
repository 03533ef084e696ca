import { join } from 'node:path'
import { type KindName, kindNames } from '../../shared/document.ts'
import type { Problem } from '../../shared/workspace.ts'
import { Catalogue, type Entry, entryFrom, type FileState, isUntouched } from './catalogue.ts'
import type { Cached, CatalogueCache } from './catalogue-cache.ts'
import { codeOf } from './disk-failure.ts'
import type { DocumentFiles } from './document-files.ts'
import { FrameError, type Header } from './document-file.ts'
import { setAside } from './quarantine.ts'
import { kindFolder } from './workspace-folder.ts'

/** A change within this time before a file was looked at may be invisible in its time stamp, in ms (store.md §5). */
const grain = 2000
/** More than this many, or this share of all, gone at once is no ordinary deletion (store.md §5). */
const massLoss = { count: 20, share: 0.1, least: 3 }

interface Parts {
  files: DocumentFiles
  /** Folder for copies of damaged files. */
  quarantine: string
  /** Makes the cache of a catalogue on disk; null to keep none. */
  cache: ((all: () => Entry[]) => CatalogueCache) | null
  /** Whether the cache may be written. */
  writes: boolean
  /** Runs a task alone among all that concern one document. */
  inTurn: <Result>(id: string, task: () => Promise<Result>) => Promise<Result>
  /** Told of what has changed otherwise than through a save; without an id: many of a kind. */
  changed: (kind: KindName, id?: string) => void
}

/** Which documents there are, what their files say, and what is wrong with them. */
export class Inventory {
  readonly problems: Problem[] = []
  /** How far the comparison with the disk has come, while it runs. */
  progress: { done: number; total: number } | null = null
  readonly #parts: Parts
  readonly #catalogue = new Catalogue()
  readonly #cache: CatalogueCache | null
  readonly #recordedAt = new Map<string, number>()
  #missing: Entry[] = []
  /** Something changed while the disk was compared: one snapshot at the end instead of a line for each. */
  #isStale = false
  #isStopped = false
  #running: Promise<void> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#cache = parts.cache?.(() => this.#catalogue.all()) ?? null
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
    const cached = await this.#cache?.load()
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
    if (this.#notes) this.#cache?.put(entry)
    const at = this.problems.findIndex(({ file }) => file === path)
    if (at >= 0) this.problems.splice(at, 1)
    return entry
  }

  /** Takes a document out. */
  drop(kind: KindName, id: string): void {
    if (!this.#catalogue.get(kind, id)) return
    this.#catalogue.drop(kind, id)
    if (this.#notes) this.#cache?.gone(kind, id)
  }

  /** Puts a copy of an unreadable file in safety and tells about it. */
  async report(kind: KindName, id: string, fault: unknown): Promise<void> {
    const path = (await this.#parts.files.find(kind, id).catch(() => null))?.path ?? this.#parts.files.path(kind, id)
    const reason = fault instanceof FrameError ? fault.reason : 'unreadable'
    const folder = kindFolder(this.#parts.files.folder, kind)
    const problem = await setAside(this.#parts.quarantine, folder, kind, path.slice(folder.length + 1), reason)
    if (!this.problems.some(({ file }) => file === problem.file)) this.problems.push(problem)
    this.drop(kind, id)
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
    if (this.#isStale && this.#parts.writes) await this.#cache?.save()
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
    await this.#cache?.save()
    await this.#cache?.idle()
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
      const known = this.#catalogue.get(kind, id)
      const rev = revisionOf(read.header, known)
      if (known && known.sha256 === read.header.sha256 && rev === known.rev && isUntouched(known.file, read.state)) {
        this.#recordedAt.set(id, Date.now())
        return
      }
      this.enter(kind, read.header, read.state, files.path(kind, id), rev)
    } catch (fault) {
      if (codeOf(fault) !== 'ENOENT') await this.report(kind, id, fault)
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

/** Folder of copies of damaged files. */
export const quarantineIn = (dataFolder: string): string => join(dataFolder, 'quarantine')
