import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type KindName, kindNames } from '../../shared/document.ts'
import { kinds } from '../../shared/kinds.ts'
import type { Entry } from './catalogue.ts'
import { checksum } from './document-file.ts'
import type { RecordPlace, Seal } from './encryption/seal.ts'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'
import { Serially } from './serially.ts'

/** What the cache holds and when it went on record, ms since 1970. */
export type Cached = Entry & { recordedAt: number }

/** Lines in the journal before a new snapshot is taken. */
const longestJournal = 500

/** A snapshot made for other schemas is of no use: what lists need may differ. */
const shape = JSON.stringify([1, kindNames.map((kind) => [kind, kinds[kind].schema])])

type Line = { put: Entry; at: number } | { gone: { kind: KindName; id: string } } | { snapshot: string }

/**
 * The catalogue on this computer's disk: a snapshot, and a journal of what has changed since. A cache: it may be missing,
 * stale or torn, and nothing is lost (store.md §5). A fault in writing it is therefore no fault.
 */
export class CatalogueCache {
  readonly #folder: string
  readonly #seal: Seal
  readonly #all: () => Entry[]
  readonly #queue = new Serially()
  #lines = 0
  #tag: Buffer = Buffer.alloc(0)

  /** `all` gives what a snapshot is to hold. */
  constructor(folder: string, seal: Seal, all: () => Entry[]) {
    this.#folder = folder
    this.#seal = seal
    this.#all = all
  }

  /** What was on record, or null when there is nothing to go by. */
  async load(): Promise<Cached[] | null> {
    try {
      const bytes = await readIfPresent(this.#snapshotPath)
      if (bytes === null) return null
      const text = this.#seal.open('catalogue', 'catalogue', bytes).toString('utf8')
      const { stamp, takenAt, entries } = unframe(text) as { stamp: string; takenAt: number; entries: Entry[] }
      const found = new Map(entries.map((entry) => [keyOf(entry), { ...entry, recordedAt: takenAt }]))
      for (const line of await this.#journal(stamp)) {
        if ('put' in line) found.set(keyOf(line.put), { ...line.put, recordedAt: line.at })
        else if ('gone' in line) found.delete(keyOf(line.gone))
      }
      return [...found.values()]
    } catch {
      return null
    }
  }

  /** Notes that an entry has changed. */
  put(entry: Entry): void {
    this.#note({ put: entry, at: Date.now() })
  }

  /** Notes that a document is gone. */
  gone(kind: KindName, id: string): void {
    this.#note({ gone: { kind, id } })
  }

  /** Takes a snapshot of everything and begins a new journal. */
  async save(): Promise<void> {
    await this.#queue.run('', () => this.#save())
  }

  /** Resolves when everything noted has been written. */
  idle(): Promise<void> {
    return this.#queue.idle()
  }

  get #snapshotPath(): string {
    return join(this.#folder, 'catalogue.json')
  }

  get #journalPath(): string {
    return join(this.#folder, 'journal.ndjson')
  }

  #note(line: Line): void {
    void this.#queue.run('', async () => {
      if (this.#lines === 0 || this.#lines >= longestJournal) return this.#save()
      await appendFile(this.#journalPath, this.#encode(line), { mode: 0o600 }).catch(() => {})
    })
  }

  async #save(): Promise<void> {
    try {
      const takenAt = Date.now()
      const stamp = `${takenAt}-${process.pid}`
      const text = frame({ stamp, takenAt, shape, entries: this.#all() })
      await ensureFolder(this.#folder)
      await replaceFile(this.#snapshotPath, this.#seal.close('catalogue', 'catalogue', Buffer.from(text)))
      this.#lines = 0
      this.#tag = Buffer.alloc(0)
      await replaceFile(this.#journalPath, Buffer.from(this.#encode({ snapshot: stamp })))
    } catch {
      this.#lines = 0
    }
  }

  #encode(line: Line): string {
    const { bytes, tag } = this.#seal.closeRecord(this.#place(), Buffer.from(frame(line)))
    this.#lines++
    this.#tag = tag
    return `${bytes.toString('base64url')}\n`
  }

  #place(): RecordPlace {
    return { purpose: 'journal', name: 'catalogue', number: this.#lines, previous: this.#tag }
  }

  /** The lines that belong to a snapshot, up to the first that cannot be read. */
  async #journal(stamp: string): Promise<Line[]> {
    const bytes = await readIfPresent(this.#journalPath)
    const lines: Line[] = []
    this.#lines = 0
    this.#tag = Buffer.alloc(0)
    for (const text of bytes?.toString('latin1').split('\n') ?? []) {
      try {
        const record = this.#seal.openRecord(this.#place(), Buffer.from(text, 'base64url'))
        const line = unframe(record.bytes.toString('utf8')) as Line
        if (this.#lines === 0 && !('snapshot' in line && line.snapshot === stamp)) break
        lines.push(line)
        this.#lines++
        this.#tag = record.tag
      } catch {
        break
      }
    }
    return this.#nextSnapshotIfTorn(bytes, lines)
  }

  /** After a line that cannot be read nothing may be appended: the next note begins with a snapshot. */
  #nextSnapshotIfTorn(bytes: Buffer | null, lines: Line[]): Line[] {
    const whole = bytes?.toString('latin1').split('\n').length ?? 0
    if (whole !== lines.length + 1) this.#lines = 0
    return lines
  }
}

const keyOf = ({ kind, id }: { kind: KindName; id: string }): string => `${kind}/${id}`

function frame(value: unknown): string {
  const text = JSON.stringify(value)
  return `${checksum(text)}${text}`
}

/** Throws when the text is not as it was written, or was written for other schemas. */
function unframe(text: string): unknown {
  const body = text.slice(43)
  if (checksum(body) !== text.slice(0, 43)) throw new Error('not what was written')
  const value = JSON.parse(body) as { shape?: string }
  if (value.shape !== undefined && value.shape !== shape) throw new Error('of another shape')
  return value
}
