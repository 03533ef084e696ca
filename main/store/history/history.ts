import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { KindName } from '../../../shared/document.ts'
import { KeptWhy, type Version } from '../../../shared/history.ts'
import { Failure } from '../../../shared/reply.ts'
import { codeOf, failureFrom } from '../disk-failure.ts'
import { Serially } from '../serially.ts'
import { entries, sweep } from '../workspace-folder.ts'
import { compress } from './delta.ts'
import { isWhole, keptBytes } from './kept-bytes.ts'
import type { Pack } from './pack.ts'
import { PackFile, type PackOptions } from './pack-file.ts'
import type { HistoryRecord, RecordHeader } from './record.ts'
import { staying } from './thinning.ts'

export interface HistoryOptions extends PackOptions {
  /** `<app data>/workspaces/<id>/history`; made when the first version is kept. */
  folder: string
  clock: () => Date
  /** This computer's id. */
  device: string
}

/** A version to be kept. */
export interface NewVersion {
  rev: number
  /** The exact bytes of the document's file in the open form. */
  bytes: Uint8Array
  /** The checksum of its content, as the file's header says it. */
  sha256: string
  why: KeptWhy
  pinned?: boolean
}

const ending = '.hist'

/** The earlier versions of a workspace's documents, a pack each, on this computer only (store.md §7). */
export class History {
  readonly #options: HistoryOptions
  readonly #queue = new Serially()

  constructor(options: HistoryOptions) {
    this.#options = options
  }

  /**
   * Keeps a version; resolves when it is safe on disk, to whether a record was made: content that the newest record has
   * already needs none. Throws `corrupt` when the bytes are not the whole file of that content, `newer` when a later app
   * has written the history, or the disk's `Failure`.
   */
  async keep(kind: KindName, id: string, version: NewVersion): Promise<boolean> {
    const { rev, sha256, why } = version
    const bytes = Buffer.from(version.bytes)
    if (!isWhole(bytes, sha256)) throw new Failure('corrupt', 'the version is not whole')
    const pinned = version.pinned === true || why === 'before-migration'
    return this.#alone(kind, id, async (file) => {
      const pack = await file.readToWrite()
      const last = pack.records.at(-1)
      if (last?.header.sha256 === sha256) {
        if (pinned && !last.header.pinned) await file.rewrite(pack, (record) => (record === last ? pinnedAs(record, true) : record))
        return false
      }
      const { kind: form, payload } = compress(bytes, pack.chain && keptBytes(pack, pack.records.length - 1))
      const at = this.#options.clock().toISOString()
      const { device } = this.#options
      const header: RecordHeader = { rev, at, device, why, sha256, bytes: bytes.length, ...(pinned ? { pinned } : {}), kind: form }
      await file.append(pack, { header, payload })
      return true
    })
  }

  /** The intact versions of a document, newest first; none when nothing was kept. */
  async list(kind: KindName, id: string): Promise<Version[]> {
    return this.#alone(kind, id, async (file) => (await file.read()).records.map(versionOf).toReversed())
  }

  /** The exact bytes of a version's file, verified. Throws `not-found`, or `corrupt` when a part of the history is damaged. */
  async read(kind: KindName, id: string, sha256: string): Promise<Buffer> {
    const { pack, bytes } = await this.#find(kind, id, sha256)
    if (bytes) return bytes
    throw new Failure(pack.isDamaged ? 'corrupt' : 'not-found', 'no such version')
  }

  /** The exact bytes of a version's file, verified; undefined when they are not to be had. */
  async find(kind: KindName, id: string, sha256: string): Promise<Buffer | undefined> {
    return (await this.#find(kind, id, sha256)).bytes
  }

  /** Whether a version with this content is kept. */
  async has(kind: KindName, id: string, sha256: string): Promise<boolean> {
    return (await this.list(kind, id)).some((version) => version.sha256 === sha256)
  }

  /** The intact version with the highest revision, to heal a damaged document with; undefined when there is none. */
  async newest(kind: KindName, id: string): Promise<{ version: Version; bytes: Buffer } | undefined> {
    return this.#alone(kind, id, async (file) => {
      const pack = await file.read()
      const found = pack.records.map((record, index) => ({ version: versionOf(record), index }))
      for (const { version, index } of found.toSorted((a, b) => b.version.rev - a.version.rev || b.index - a.index)) {
        const bytes = keptBytes(pack, index)
        if (bytes) return { version, bytes }
      }
      return undefined
    })
  }

  /** Makes a version stay for ever, or no longer. Throws `not-found`. */
  async pin(kind: KindName, id: string, which: Pick<Version, 'rev' | 'sha256'>, pinned = true): Promise<void> {
    return this.#alone(kind, id, async (file) => {
      const pack = await file.readToWrite()
      const isIt = ({ header }: HistoryRecord) => header.rev === which.rev && header.sha256 === which.sha256
      if (!pack.records.some(isIt)) throw new Failure('not-found', 'no such version')
      await file.rewrite(pack, (record) => (isIt(record) ? pinnedAs(record, pinned) : record))
    })
  }

  /** Drops the versions that have become too dense for their age; resolves to how many. */
  async thin(kind: KindName, id: string): Promise<number> {
    return this.#alone(kind, id, async (file) => {
      const pack = await file.read()
      const versions = pack.records.map((record) => ({ ...versionOf(record), record }))
      const stay = new Set(staying(versions, this.#options.clock().getTime()).map(({ record }) => record))
      const dropped = versions.length - stay.size
      if (dropped > 0) await file.rewrite(pack, (record) => (stay.has(record) ? record : null))
      return dropped
    })
  }

  /** Removes every version of these documents for good, and what a crash may have left of them. */
  async erase(ids: readonly string[]): Promise<void> {
    for (const kind of await this.#kinds()) {
      const folder = join(this.#options.folder, kind)
      const names = await entries(folder)
      for (const id of ids) {
        const own = names.filter((name) => name === `${id}${ending}` || name.startsWith(`~${id}${ending}-`))
        if (own.length > 0) await this.#alone(kind, id, async (file) => file.remove(own))
      }
    }
  }

  /**
   * Brings every pack that is still in the former form into the present one (store.md §9.3); resolves to how many. After a
   * crash it is done again and goes on where it was.
   */
  async reseal(): Promise<number> {
    let resealed = 0
    for (const kind of await this.#kinds()) {
      for (const name of await entries(join(this.#options.folder, kind))) {
        if (!name.endsWith(ending)) continue
        const isDone = await this.#alone(kind, name.slice(0, -ending.length), (file) => file.reseal())
        if (isDone) resealed++
      }
    }
    return resealed
  }

  /** Removes the temporary files of processes that are gone. */
  async sweep(): Promise<void> {
    for (const kind of await this.#kinds()) await sweep(join(this.#options.folder, kind))
  }

  /** Resolves when everything that is queued now has settled. */
  async idle(): Promise<void> {
    await this.#queue.idle()
  }

  #alone<Result>(kind: string, id: string, task: (file: PackFile) => Promise<Result>): Promise<Result> {
    const path = join(this.#options.folder, kind, `${id}${ending}`)
    return this.#queue.run(`${kind}/${id}`, () => task(new PackFile(path, kind, id, this.#options)))
  }

  async #find(kind: KindName, id: string, sha256: string): Promise<{ pack: Pack; bytes: Buffer | undefined }> {
    return this.#alone(kind, id, async (file) => {
      const pack = await file.read()
      for (let index = pack.records.length - 1; index >= 0; index--) {
        const bytes = pack.records[index]!.header.sha256 === sha256 ? keptBytes(pack, index) : undefined
        if (bytes) return { pack, bytes }
      }
      return { pack, bytes: undefined }
    })
  }

  /** Every kind with a history, also one that only a later version of the app knows. */
  async #kinds(): Promise<string[]> {
    try {
      const found: Dirent[] = await readdir(this.#options.folder, { withFileTypes: true })
      return found.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT') return []
      throw failureFrom(fault, this.#options.folder)
    }
  }
}

const versionOf = ({ header: { rev, at, why, bytes, sha256, pinned } }: HistoryRecord): Version => ({
  rev,
  at,
  // A later version of the app may have kept it for a reason of its own.
  why: v.is(KeptWhy, why) ? why : 'editing',
  bytes,
  sha256,
  pinned: pinned === true,
})

function pinnedAs({ header, payload }: HistoryRecord, pinned: boolean): HistoryRecord {
  const { pinned: _was, ...rest } = header
  return { header: pinned ? { ...rest, pinned } : rest, payload }
}
