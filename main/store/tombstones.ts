import { join } from 'node:path'
import * as v from 'valibot'
import { Rev } from '../../shared/document.ts'
import { Id } from '../../shared/id.ts'
import { Instant } from '../../shared/time.ts'
import type { Device } from './device.ts'
import { checksum, FrameError } from './document-file.ts'
import { openSeal, type RecordPlace, type Seal } from './encryption/seal.ts'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'
import { Serially } from './serially.ts'
import { entries } from './workspace-folder.ts'

const Tombstone = v.object({ id: Id, kind: v.string(), rev: Rev, at: Instant })
/** A document that was deleted for good: up to revision `rev` it stays away, on every computer. */
export type Tombstone = v.InferOutput<typeof Tombstone>

/** How long a deletion is remembered, ms: a computer that has been away longer brings its documents back. */
const remembered = 2 * 366 * 24 * 3600 * 1000

/** The file of one computer, as its whole lines and where the next record goes. */
interface DeviceFile {
  device: string
  lines: Buffer[]
  tombstones: Tombstone[]
  place: RecordPlace
  /** A line that is not what was written; a torn last one does not count, nobody was told that it was safe. */
  isDamaged: boolean
}

/** Where tombstones lie. */
export const tombstoneFolder = (workspace: string): string => join(workspace, 'deleted')

/**
 * What has been deleted for good, read from every computer's file `<device>.ndjson` and written to one's own, so that the
 * files never conflict. A record a line, checksummed; sealed records are lines of base64url (store.md §3.1, §7, §9.2).
 */
export class Tombstones {
  /** Names of files that are damaged. */
  readonly damaged: string[] = []
  readonly #folder: string
  readonly #device: Pick<Device, 'known' | 'id'>
  readonly #seal: Seal
  readonly #known = new Map<string, Tombstone>()
  readonly #inTurn = new Serially()
  /** This computer's own file; null as long as it has none. */
  #own: DeviceFile | null = null

  private constructor(folder: string, device: Pick<Device, 'known' | 'id'>, seal: Seal) {
    this.#folder = folder
    this.#device = device
    this.#seal = seal
  }

  /** Reads all computers' files. Throws a `Failure` when the disk refuses. */
  static async read(workspace: string, device: Pick<Device, 'known' | 'id'>, seal: Seal = openSeal): Promise<Tombstones> {
    const folder = tombstoneFolder(workspace)
    const tombstones = new Tombstones(folder, device, seal)
    // Opening a workspace never depends on the app's own disk.
    const mine = await device.known().catch(() => null)
    for (const name of await entries(folder)) {
      // A sync program adds to the name of a copy; whose records they are is still its beginning.
      const writer = /^([0-9a-f-]{36}).*\.ndjson$/.exec(name)?.[1]
      const bytes = writer === undefined ? null : await readIfPresent(join(folder, name))
      if (writer === undefined || bytes === null) continue
      const file = readDeviceFile(bytes, writer, seal)
      if (file.isDamaged) tombstones.damaged.push(name)
      if (name === `${mine}.ndjson`) tombstones.#own = file
      for (const tombstone of file.tombstones) tombstones.#remember(tombstone)
    }
    return tombstones
  }

  /** The revision up to which a document is deleted; 0 for one that is not. */
  revOf(kind: string, id: string): number {
    return this.#known.get(`${kind}/${id}`)?.rev ?? 0
  }

  /** Whether this computer deleted exactly this revision. */
  isOurs(kind: string, id: string, rev: number): boolean {
    return this.#own !== null && this.#own.tombstones.some((one) => one.id === id && one.kind === kind && one.rev === rev)
  }

  /** Sets a tombstone, safe on disk when it resolves. Throws a `Failure`. */
  async add(tombstone: Tombstone): Promise<void> {
    await this.#inTurn.run('', async () => {
      this.#own ??= emptyFile(await this.#device.id())
      await this.#write(withRecord(this.#own, tombstone, this.#seal))
      this.#remember(tombstone)
    })
  }

  /** Takes this computer's tombstones away that are two years older than `now`. Throws a `Failure`. */
  async forgetOld(now: Date): Promise<void> {
    const isOld = ({ at }: Tombstone) => now.getTime() - Date.parse(at) > remembered
    await this.#inTurn.run('', async () => {
      const own = this.#own
      if (own === null || own.isDamaged || !own.tombstones.some(isOld)) return
      const kept = own.tombstones.filter((one) => !isOld(one))
      await this.#write(kept.reduce((file, one) => withRecord(file, one, this.#seal), emptyFile(own.device)))
    })
  }

  /** The file is small, a line for each document that somebody emptied out of the trash: whole or not at all beats adding at its end. */
  async #write(file: DeviceFile): Promise<void> {
    await ensureFolder(this.#folder)
    await replaceFile(join(this.#folder, `${file.device}.ndjson`), Buffer.concat(file.lines))
    this.#own = file
  }

  #remember(tombstone: Tombstone): void {
    const key = `${tombstone.kind}/${tombstone.id}`
    if (tombstone.rev > (this.#known.get(key)?.rev ?? -1)) this.#known.set(key, tombstone)
  }
}

function emptyFile(device: string): DeviceFile {
  const place: RecordPlace = { purpose: 'tombstones', name: `deleted/${device}`, number: 0, previous: Buffer.alloc(0) }
  return { device, lines: [], tombstones: [], place, isDamaged: false }
}

function withRecord(file: DeviceFile, { id, kind, rev, at }: Tombstone, seal: Seal): DeviceFile {
  const fields = JSON.stringify({ id, kind, rev, at })
  const record = Buffer.from(`${fields.slice(0, -1)},"check":"${checksum(fields).slice(0, 12)}"}`)
  const { bytes, tag } = seal.closeRecord(file.place, record)
  const line = bytes.equals(record) ? bytes.toString('utf8') : bytes.toString('base64url')
  return {
    ...file,
    lines: [...file.lines, Buffer.from(`${line}\n`)],
    tombstones: [...file.tombstones, { id, kind, rev, at }],
    place: { ...file.place, number: file.place.number + 1, previous: tag },
  }
}

/** Lines that are not whole are kept as they are: what they say may still be made out by hand. */
function readDeviceFile(bytes: Buffer, device: string, seal: Seal): DeviceFile {
  const file = emptyFile(device)
  const lines = bytes.toString('utf8').split('\n')
  const torn = lines.pop()!
  for (const [at, line] of (torn === '' ? lines : [...lines, torn]).entries()) {
    try {
      const record = line.startsWith('{') ? Buffer.from(line) : Buffer.from(line, 'base64url')
      const { bytes: opened, tag } = seal.openRecord(file.place, record)
      file.tombstones.push(readRecord(opened.toString('utf8')))
      file.place = { ...file.place, previous: tag }
    } catch (fault) {
      if (!(fault instanceof FrameError)) throw fault
      if (at === lines.length) break
      file.isDamaged = true
    }
    file.lines.push(Buffer.from(`${line}\n`))
    file.place = { ...file.place, number: file.place.number + 1 }
  }
  return file
}

/** Throws `FrameError`. */
function readRecord(record: string): Tombstone {
  const match = /^(\{.*),"check":"([\w-]{12})"\}$/.exec(record)
  const fields = `${match?.[1] ?? ''}}`
  if (!match || checksum(fields).slice(0, 12) !== match[2]) throw new FrameError('damaged', 'the record is not what was written')
  const parsed = v.safeParse(Tombstone, JSON.parse(fields))
  if (!parsed.success) throw new FrameError('damaged', 'the record lacks a field')
  return parsed.output
}
