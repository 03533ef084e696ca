import { Failure } from '../../shared/reply.ts'
import { Workspace } from '../store/workspace.ts'

/** The workspace that is open now, if one is. */
export class Session {
  #workspace: Workspace | null = null

  /** The open workspace. Throws `no-workspace`. */
  get workspace(): Workspace {
    if (!this.#workspace) throw new Failure('no-workspace', 'no workspace is open')
    return this.#workspace
  }

  get isOpen(): boolean {
    return this.#workspace !== null
  }

  /** Puts another workspace in place and closes the one before. */
  async use(workspace: Workspace | null): Promise<void> {
    const before = this.#workspace
    this.#workspace = workspace
    await before?.close()
  }
}
