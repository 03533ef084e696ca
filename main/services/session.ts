import { Failure } from '../../shared/reply.ts'
import { Workspace } from '../store/workspace.ts'

/** The workspace that is open now, if one is. */
export class Session {
  #workspace: Workspace | null = null
  readonly #followers: (() => void | Promise<void>)[] = []

  /** The open workspace. Throws `no-workspace`. */
  get workspace(): Workspace {
    if (!this.#workspace) throw new Failure('no-workspace', 'no workspace is open')
    return this.#workspace
  }

  get isOpen(): boolean {
    return this.#workspace !== null
  }

  /** Calls `follower` whenever another workspace is in place; the one before is closed when it has ended its work there. */
  follow(follower: () => void | Promise<void>): void {
    this.#followers.push(follower)
  }

  /** Puts another workspace in place and closes the one before. */
  async use(workspace: Workspace | null): Promise<void> {
    const before = this.#workspace
    this.#workspace = workspace
    await Promise.all(this.#followers.map((follower) => follower()))
    await before?.close()
  }
}
