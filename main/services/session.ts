import { Failure } from '../../shared/reply.ts'
import { Workspace } from '../store/workspace.ts'

/** The workspace that is open now, if one is. */
export class Session {
  #workspace: Workspace | null = null
  readonly #followers = new Set<(workspace: Workspace) => void>()

  /** The open workspace. Throws `no-workspace`. */
  get workspace(): Workspace {
    if (!this.#workspace) throw new Failure('no-workspace', 'no workspace is open')
    return this.#workspace
  }

  get isOpen(): boolean {
    return this.#workspace !== null
  }

  /** Tells of every workspace that is opened from now on. */
  follow(follower: (workspace: Workspace) => void): void {
    this.#followers.add(follower)
  }

  /** Puts another workspace in place and closes the one before. */
  async use(workspace: Workspace | null): Promise<void> {
    const before = this.#workspace
    this.#workspace = workspace
    await before?.close()
    if (workspace) for (const follower of this.#followers) follower(workspace)
  }
}
