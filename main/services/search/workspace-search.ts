import { join } from 'node:path'
import { type CommonContent, type Kind, type KindName, kindNames } from '../../../shared/document.ts'
import { kinds } from '../../../shared/kinds.ts'
import { Failure } from '../../../shared/reply.ts'
import type { SearchState } from '../../../shared/search.ts'
import type { Seal } from '../../store/encryption/seal.ts'
import type { Listed, Workspace } from '../../store/workspace.ts'
import type { SearchEngine, StartEngine } from './engine.ts'
import { readIndexFile, writeIndexFile } from './index-file.ts'
import type { Hit, Searchable } from './search-index.ts'

export interface WorkspaceSearchParts {
  workspace: Workspace
  appData: string
  seal: Seal
  clock: () => Date
  start: StartEngine
  /** Told how far the index has come, and each time it has taken up a change. */
  tell: (state: SearchState) => void
  log: (fault: unknown) => void
  /** Milliseconds without a change or a search before the index is saved, if it is to be saved at all. */
  idle: number
}

/** A document that is not in the trash. */
export type Present = Listed<KindName> & { kind: KindName }

/** Documents read and handed to the engine at a time. */
const batch = 32
/** Least time between two reports of progress, in ms. */
const reportEvery = 200
/** The index is saved again after so many changes, or a day after the last time (store.md §11.2). */
const manyChanges = 500
const aDay = 24 * 60 * 60 * 1000
/** An engine that fails is started anew so many times. */
const mostStarts = 3
/** Texts kept for excerpts. */
const keptTexts = 200

/**
 * The search index of one open workspace: taken from its file, brought up to the documents in the background, and kept
 * there. A cache: whatever is wrong with it, it is made anew from the documents.
 */
export class WorkspaceSearch {
  readonly workspace: Workspace
  readonly #parts: WorkspaceSearchParts
  readonly #file: string
  /** Each indexed document's checksum, by its id. */
  #checksums = new Map<string, string>()
  #engine: SearchEngine
  #starts = 1
  #state: SearchState = { phase: 'building', done: 0, total: 0 }
  #savedAt: number | undefined
  #changes = 0
  /** Made anew after each change. */
  #present: ReadonlyMap<string, Present> | undefined
  readonly #texts = new Map<string, string>()
  #isBehind = false
  #isEnded = false
  #reported = 0
  #running: Promise<void> | undefined
  #saving: NodeJS.Timeout | undefined

  /** Starts in the background. */
  constructor(parts: WorkspaceSearchParts) {
    this.#parts = parts
    this.workspace = parts.workspace
    this.#file = join(parts.appData, 'workspaces', parts.workspace.id, 'search.index')
    this.#engine = parts.start()
    this.#state = { phase: 'building', done: 0, total: this.present().size }
    this.#isBehind = true
    this.#running = this.#work(() => this.#load())
  }

  get state(): SearchState {
    return this.#state
  }

  /** The documents that can be found, by their ids. */
  present(): ReadonlyMap<string, Present> {
    return (this.#present ??= new Map(
      kindNames.flatMap((kind) => this.workspace.list(kind).map((listed) => [listed.id, { ...listed, kind }] as const)),
    ))
  }

  /** Hits of what is indexed so far, best first. */
  async find(query: string): Promise<Hit[]> {
    // Whoever searches does not wait for the index to be saved.
    this.#saving?.refresh()
    return this.#engine.find(query, Number.MAX_SAFE_INTEGER)
  }

  /** The text of a document, '' when it cannot be read just now. The latest ones are kept: one key more finds most of them again. */
  async text(document: Present): Promise<string> {
    const key = `${document.id} ${document.sha256}`
    const text = this.#texts.get(key) ?? (await textOf(this.workspace, document)) ?? ''
    this.#texts.delete(key)
    this.#texts.set(key, text)
    for (const [oldest] of this.#texts) {
      if (this.#texts.size <= keptTexts) break
      this.#texts.delete(oldest)
    }
    return text
  }

  /** Brings the index up to the documents: something about them has changed. */
  catchUp(): void {
    this.#isBehind = true
    this.#present = undefined
    this.#running ??= this.#work(async () => {})
  }

  /** Resolves when nothing is left to index. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Forgets everything, in this process and in the engine's thread. Nothing is saved: the file is a cache. */
  async end(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#saving)
    await this.#engine.end()
    await this.settled()
    this.#checksums.clear()
    this.#present = undefined
    this.#texts.clear()
  }

  async #work(first: () => Promise<void>): Promise<void> {
    // Not at once: what is just being opened comes first.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      await first()
      while (this.#isBehind && !this.#isEnded) {
        this.#isBehind = false
        await this.#round()
      }
      this.#saveWhenIdle()
    } catch (fault) {
      if (!this.#isEnded) await this.#startAnew(fault)
    }
    this.#running = undefined
    if (this.#isBehind && !this.#isEnded) this.catchUp()
  }

  async #startAnew(fault: unknown): Promise<void> {
    this.#parts.log(fault)
    if (this.#starts++ >= mostStarts) return
    await this.#engine.end()
    this.#engine = this.#parts.start()
    this.#checksums.clear()
    this.#savedAt = undefined
    this.#isBehind = true
  }

  async #load(): Promise<void> {
    const kept = await readIndexFile(this.#file, this.#parts.seal)
    if (kept === null || !(await this.#engine.load(kept.index))) return
    this.#checksums = new Map(kept.checksums)
    this.#savedAt = kept.savedAt
  }

  async #round(): Promise<void> {
    const present = this.present()
    const gone = [...this.#checksums.keys()].filter((id) => !present.has(id))
    if (gone.length > 0) await this.#engine.remove(gone)
    for (const id of gone) this.#checksums.delete(id)
    const missing = [...present.values()].filter(({ id, sha256 }) => this.#checksums.get(id) !== sha256)
    this.#changes += gone.length + missing.length
    for (let at = 0; at < missing.length && !this.#isEnded; at += batch) {
      if (this.#state.phase === 'building')
        this.#report({ phase: 'building', done: present.size - missing.length + at, total: present.size })
      const part = missing.slice(at, at + batch)
      const read = await Promise.all(part.map((document) => this.#read(document)))
      await this.#engine.add(read.filter((entry) => entry !== undefined))
      for (const { id, sha256 } of part) this.#checksums.set(id, sha256)
    }
    if (this.#isEnded || this.#isBehind) return
    this.#report({ phase: 'ready', done: present.size, total: present.size })
  }

  /** What is searched of a document; nothing of one that cannot be read, which the workspace tells about. */
  async #read(document: Present): Promise<Searchable | undefined> {
    const text = await textOf(this.workspace, document)
    return text === undefined ? undefined : { id: document.id, title: document.title, tags: document.tags, text }
  }

  #report(state: SearchState): void {
    this.#state = state
    const now = performance.now()
    if (state.phase === 'building' && now - this.#reported < reportEvery) return
    this.#reported = now
    this.#parts.tell(state)
  }

  #saveWhenIdle(): void {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const sinceSaved = this.#parts.clock().getTime() - (this.#savedAt ?? 0)
    const isDue = this.#changes >= manyChanges || this.#savedAt === undefined || sinceSaved >= aDay || sinceSaved < 0
    if (this.#changes === 0 || !isDue || this.#isEnded) return
    this.#saving = setTimeout(() => {
      this.#saving = undefined
      void this.#save()
    }, this.#parts.idle).unref()
  }

  /** An index that cannot be saved is made anew next time; nothing else is lost. */
  async #save(): Promise<void> {
    if (this.#running) return
    const checksums = new Map(this.#checksums)
    try {
      const index = await this.#engine.save()
      // Taken up meanwhile: what the file then holds of it would not be what it says.
      if (this.#running || this.#isEnded) return
      const savedAt = this.#parts.clock().getTime()
      await writeIndexFile(this.#file, this.#parts.seal, { savedAt, checksums, index })
      this.#savedAt = savedAt
      this.#changes = 0
    } catch (fault) {
      if (!this.#isEnded) this.#parts.log(fault)
    }
  }
}

async function textOf(workspace: Workspace, { kind, id }: Present): Promise<string | undefined> {
  try {
    const found = await workspace.find(kind, id)
    return found && ((kinds[kind] as unknown as Kind<KindName, CommonContent>).text?.(found.content) ?? '')
  } catch (fault) {
    if (fault instanceof Failure) return undefined
    throw fault
  }
}
