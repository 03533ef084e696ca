import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { Failure } from '../../../shared/reply.ts'
import { appendAt } from '../append-file.ts'
import { failureFrom } from '../disk-failure.ts'
import type { Seal } from '../encryption/seal.ts'
import { ensureFolder, readIfPresent, replaceFile, syncFolder } from '../safe-file.ts'
import { isWhole } from './kept-bytes.ts'
import { contents, frameNext, type Pack, readPack, writePack } from './pack.ts'
import { type Change, rebase } from './rebase.ts'
import type { HistoryRecord } from './record.ts'

/** How packs are sealed, and where a damaged one is put before it is written anew. */
export interface PackOptions {
  seal: Seal
  /** The form packs may still have while encryption is being turned on or off. */
  formerSeal?: Seal
  /** Copies a damaged file to a safe place; `keptAt` is null when it could not. */
  setAside: (folder: string, kind: string, name: string) => Promise<{ keptAt: string | null }>
}

/** One document's versions on disk. Whoever calls sees to it that one thing is done at a time. */
export class PackFile {
  readonly #path: string
  readonly #kind: string
  readonly #name: string
  readonly #options: PackOptions

  /** `kind` and `id` say whose versions they are; a sealed pack is never taken for another document's. */
  constructor(path: string, kind: string, id: string, options: PackOptions) {
    this.#path = path
    this.#kind = kind
    this.#name = `${kind}/${id}`
    this.#options = options
  }

  /** What is intact; nothing when there is no file. */
  async read(): Promise<Pack> {
    const { seal, formerSeal } = this.#options
    return readPack(await readIfPresent(this.#path), this.#name, formerSeal ? [seal, formerSeal] : [seal])
  }

  /** As `read`. Throws `newer` for the pack of a later version of the app, which is never written. */
  async readToWrite(): Promise<Pack> {
    const pack = await this.read()
    if (pack.isNewer) throw new Failure('newer', 'the history was written by a later version')
    return pack
  }

  /** Adds a record at the end of the pack as it was read; safe on disk when it resolves. */
  async append(pack: Pack, record: HistoryRecord): Promise<void> {
    const bytes = frameNext(pack, this.#name, this.#options.seal, record)
    if (pack.end > 0) return appendAt(this.#path, pack.end, bytes)
    await ensureFolder(dirname(this.#path))
    await replaceFile(this.#path, bytes)
  }

  /**
   * Writes the pack anew, each record changed or left out. A damaged one is put aside as it is first, and the new one is
   * read and verified before it takes the old one's place; whatever fails, the old one stays.
   */
  async rewrite(pack: Pack, change: Change): Promise<void> {
    const records = await rebase(pack.records, change)
    const file = writePack(records, this.#name, this.#options.seal)
    const written = readPack(file, this.#name, [this.#options.seal]).records
    if (written.length !== records.length) throw new Failure('internal', 'the new history does not read')
    let index = 0
    for (const bytes of contents(written)) {
      if (!bytes || !isWhole(bytes, records[index++]!.header.sha256)) throw new Failure('corrupt', 'a version of the history does not read')
      await turn()
    }
    if (pack.isDamaged) await this.#setAside()
    await replaceFile(this.#path, file)
  }

  /**
   * Brings a pack that is still in the former form into the present one, whether there was anything to do. A damaged
   * stretch may hold words in the former form: it goes the same way.
   */
  async reseal(): Promise<boolean> {
    const pack = await this.read()
    const present = readPack(await readIfPresent(this.#path), this.#name, [this.#options.seal])
    if (pack.isNewer || (!pack.isDamaged && present.records.length === pack.records.length)) return false
    if (pack.records.length > 0) {
      await this.rewrite(pack, (record) => record)
    } else {
      await this.#setAside()
      await this.remove([basename(this.#path)])
    }
    return true
  }

  /** Removes files of the pack for good: itself, and what is left of writing it anew. */
  async remove(names: readonly string[]): Promise<void> {
    const folder = dirname(this.#path)
    try {
      for (const name of names) await rm(join(folder, name), { force: true })
      await syncFolder(folder)
    } catch (fault) {
      throw failureFrom(fault, this.#path)
    }
  }

  async #setAside(): Promise<void> {
    const { keptAt } = await this.#options.setAside(dirname(this.#path), this.#kind, basename(this.#path))
    if (keptAt === null) throw new Failure('disk-error', 'the damaged history cannot be put aside')
  }
}
