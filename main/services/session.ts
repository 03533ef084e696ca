import { Failure } from '../../shared/reply.ts'
import { Workspace } from '../store/workspace.ts'

type Follower = (workspace: Workspace | null) => void | Promise<void>

/** The workspace that is open now, if one is. */
export class Session {
  #workspace: Workspace | null = null
  readonly #followers: Follower[] = []

  /** The open workspace. Throws `no-workspace`. */
  get workspace(): Workspace {
    if (!this.#workspace) throw new Failure('no-workspace', 'no workspace is open')
    return this.#workspace
  }

  get isOpen(): boolean {
    return this.#workspace !== null
  }

  /** Tells from now on when another workspace is in place, or none; the one before closes when all have answered. */
  follow(follower: Follower): void {
    this.#followers.push(follower)
  }

  /** Puts another workspace in place and closes the one before. */
  async use(workspace: Workspace | null): Promise<void> {
    const before = this.#workspace
    this.#workspace = workspace
    await Promise.all(this.#followers.map((follower) => follower(workspace)))
    await before?.close()
  }
}
