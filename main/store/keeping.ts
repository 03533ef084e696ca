import type { KindName } from '../../shared/document.ts'
import type { KeptWhy } from '../../shared/history.ts'
import { kinds } from '../../shared/kinds.ts'
import type { DocumentFiles } from './document-files.ts'
import type { History } from './history/history.ts'
import { Schedule } from './history/schedule.ts'

/** How often it is looked for documents that nobody writes in any more, in ms. */
const regularly = 30_000

/**
 * Keeps earlier versions while documents are written (store.md §7). A version that cannot be kept stops nobody from
 * saving: it is due again.
 */
export class Keeping {
  readonly #history: History
  readonly #files: DocumentFiles
  readonly #now: () => number
  readonly #schedule = new Schedule()
  /** The documents written in since opening. */
  readonly #kinds = new Map<string, KindName>()
  readonly #running = new Set<Promise<void>>()
  readonly #timer: NodeJS.Timeout

  /** `now` counts milliseconds forward, whatever the clock of the day does. */
  constructor(history: History, files: DocumentFiles, now: () => number = () => performance.now()) {
    this.#history = history
    this.#files = files
    this.#now = now
    this.#timer = setInterval(() => this.#keepIdle(), regularly).unref()
  }

  /** To be awaited before a document is written over for the first time since opening, or for a special reason. */
  async before(kind: KindName, id: string, why?: KeptWhy): Promise<void> {
    if (this.#kinds.has(id) && why === undefined) return
    this.#kinds.set(id, kind)
    await this.#keepPresent(kind, id, why ?? 'left')
  }

  /** After a save: keeps what now lies on disk when a version is due. */
  after(kind: KindName, id: string): void {
    const why = this.#schedule.saved(id, this.#now())
    if (why !== undefined) this.#run(this.#keepPresent(kind, id, why))
  }

  /** Keeps what lies on disk, for a reason. */
  keep(kind: KindName, id: string, why: KeptWhy): void {
    this.#run(this.#keepPresent(kind, id, why))
  }

  /** Keeps the last version of everything that was written, before closing. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    for (const id of this.#schedule.allLeft()) this.#keepLeft(id)
    while (this.#running.size > 0) await Promise.all(this.#running)
    await this.#history.idle()
  }

  #keepIdle(): void {
    for (const id of this.#schedule.idle(this.#now())) this.#keepLeft(id)
  }

  #keepLeft(id: string): void {
    const kind = this.#kinds.get(id)
    if (kind === undefined) return
    this.#run(this.#keepPresent(kind, id, 'left').then(() => this.#history.thin(kind, id)))
  }

  async #keepPresent(kind: KindName, id: string, why: KeptWhy): Promise<void> {
    const present = await this.#files.readOpen(kind, id).catch(() => null)
    if (!present) return
    const { rev, sha256, schema } = present.header
    const reason = schema < kinds[kind].schema ? 'before-migration' : why
    await this.#history.keep(kind, id, { rev, sha256, bytes: present.bytes, why: reason }).catch(() => false)
    this.#schedule.kept(id, this.#now())
  }

  #run(work: Promise<unknown>): void {
    const quiet = work.then(
      () => {},
      () => {},
    )
    this.#running.add(quiet)
    void quiet.then(() => this.#running.delete(quiet))
  }
}
