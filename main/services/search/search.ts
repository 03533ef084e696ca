import type { Publish } from '../../../shared/contract.ts'
import { openSeal, type Seal } from '../../store/encryption/seal.ts'
import type { Workspace } from '../../store/workspace.ts'
import type { Session } from '../session.ts'
import { localEngine, type StartEngine } from './engine.ts'
import { WorkspaceSearch } from './workspace-search.ts'

interface Parts {
  session: Session
  appData: string
  clock: () => Date
  publish: Publish
  log: (fault: unknown) => void
  /** Where the index works; in this thread unless told otherwise. */
  start?: StartEngine | undefined
  /** How a workspace's own files are sealed. */
  sealOf?: (workspace: Workspace) => Seal
  /** Milliseconds without a change or a search before the index may be saved. */
  idle?: number | undefined
}

/** The search in whatever workspace is open: begun with it, ended with it. */
export class Search {
  readonly #parts: Parts
  #current: WorkspaceSearch | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    parts.session.follow((workspace) => this.#use(workspace))
  }

  /** The search in the open workspace. Throws `no-workspace`. */
  get current(): WorkspaceSearch {
    const { workspace } = this.#parts.session
    return (this.#current ??= this.#begin(workspace))
  }

  /** Documents have changed. */
  catchUp(): void {
    this.#current?.catchUp()
  }

  async #use(workspace: Workspace | null): Promise<void> {
    const before = this.#current
    this.#current = workspace && this.#begin(workspace)
    await before?.end()
  }

  #begin(workspace: Workspace): WorkspaceSearch {
    const { appData, clock, publish, log, start = localEngine, sealOf = () => openSeal, idle = 30_000 } = this.#parts
    return new WorkspaceSearch({
      workspace,
      appData,
      clock,
      start,
      seal: sealOf(workspace),
      tell: (state) => publish('search', state),
      log,
      idle,
    })
  }
}
