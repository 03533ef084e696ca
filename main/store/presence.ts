import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../shared/reply.ts'
import { isUntouched } from './catalogue.ts'
import { stateIfPresent } from './safe-file.ts'
import { readWorkspaceFile } from './workspace-folder.ts'

/**
 * Whether the workspace still lies where it was opened. A stick that is unplugged leaves its empty mount point behind, or
 * nothing; another stick may come in its place. Whoever reads "no such file" asks here what it means before anything is
 * taken for deleted, and before a folder is made.
 */
export class Presence {
  readonly #folder: string
  readonly #id: string
  #seen: Stats | null = null

  constructor(folder: string, id: string) {
    this.#folder = folder
    this.#id = id
  }

  /** Throws `folder-gone` when the folder does not hold this workspace now. One question to the disk as long as nothing changes. */
  async check(): Promise<void> {
    const state = await stateIfPresent(join(this.#folder, 'workspace.json'))
    if (state && this.#seen && isUntouched(this.#seen, state)) return
    this.#seen = null
    const file = state && (await readWorkspaceFile(this.#folder))
    if (file?.id !== this.#id) throw new Failure('folder-gone', 'the workspace is not in its folder')
    this.#seen = state
  }
}
