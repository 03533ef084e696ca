import { join } from 'node:path'
import type { KindName } from '../../shared/document.ts'
import { kinds } from '../../shared/kinds.ts'
import { contentBytes, decodeDocument, encodeDocument, FrameError } from './document-file.ts'
import { openSeal, type Seal } from './encryption/seal.ts'
import { ensureFolder, readIfPresent, removeFile, replaceFile } from './safe-file.ts'
import { Serially } from './serially.ts'
import { entries, sweep } from './workspace-folder.ts'

/** What somebody wrote that is not in its document yet. `draft` is what a screen may write of the kind. */
export interface StoredDraft {
  key: string
  kind: KindName
  id: string
  base: number
  title: string
  at: string
  draft: unknown
}

/** A draft's file cannot be read. */
export interface DamagedDraft {
  name: string
  fault: unknown
}

/**
 * Unsaved edits among the app's own data, on another disk than the workspace where there is one: a file each, framed like
 * a document, gone only when somebody says that the document holds the text (store.md §6.2).
 */
export class Drafts {
  readonly folder: string
  readonly #seal: Seal
  readonly #inTurn = new Serially()

  constructor(appData: string, workspaceId: string, seal: Seal = openSeal) {
    this.folder = join(appData, 'workspaces', workspaceId, 'drafts')
    this.#seal = seal
  }

  /** Keeps a draft in the place of an earlier one of the same key, safe on disk when it resolves. Throws a `Failure`. */
  async keep({ key, kind, id, base, title, at, draft }: StoredDraft): Promise<void> {
    const version = { schema: kinds[kind].schema, rev: base + 1, createdAt: at, updatedAt: at, parents: [] }
    const header = { kind, id, ...version, title, tags: [], digest: null }
    const name = `${id}.${key}`
    const bytes = this.#seal.close('draft', name, encodeDocument(header, contentBytes({ base, draft })))
    await this.#inTurn.run(key, async () => {
      await ensureFolder(this.folder)
      await replaceFile(join(this.folder, name), bytes)
    })
  }

  /** All drafts, newest first, and the names of those that cannot be read. Throws a `Failure`. */
  async list(): Promise<{ drafts: StoredDraft[]; damaged: DamagedDraft[] }> {
    await sweep(this.folder)
    const drafts: StoredDraft[] = []
    const damaged: DamagedDraft[] = []
    for (const name of await this.#names()) {
      try {
        const draft = await this.#read(name)
        if (draft) drafts.push(draft)
      } catch (fault) {
        damaged.push({ name, fault })
      }
    }
    return { drafts: drafts.toSorted((a, b) => b.at.localeCompare(a.at)), damaged }
  }

  /** The draft of a key; null when there is none. Throws `FrameError` or a `Failure`. */
  async read(key: string): Promise<StoredDraft | null> {
    const name = (await this.#names()).find((one) => one.endsWith(`.${key}`))
    return name === undefined ? null : this.#read(name)
  }

  /** Forgets a draft; one that is gone already is no fault. Throws a `Failure`. */
  async drop(key: string): Promise<void> {
    await this.#inTurn.run(key, async () => {
      for (const name of await this.#names()) if (name.endsWith(`.${key}`)) await removeFile(join(this.folder, name))
    })
  }

  async #names(): Promise<string[]> {
    return (await entries(this.folder)).filter((name) => /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/.test(name))
  }

  async #read(name: string): Promise<StoredDraft | null> {
    const file = await readIfPresent(join(this.folder, name))
    if (file === null) return null
    const { header, content } = decodeDocument(this.#seal.open('draft', name, file))
    const { id, kind, title, updatedAt } = header
    const [owner, key] = name.split('.') as [string, string]
    if (owner !== id || !Object.hasOwn(kinds, kind)) throw new FrameError('damaged', 'the file holds another draft')
    const { base, draft } = content as { base: number; draft: unknown }
    return { key, kind: kind as KindName, id, base, title, at: updatedAt, draft }
  }
}
