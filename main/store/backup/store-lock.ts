import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../../../shared/reply.ts'
import { takeLock } from '../lock.ts'

/** How long to wait for another program that makes a backup of the same workspace, in ms. */
const patience = 10_000

/**
 * Does something with a workspace's backups while no other program changes them: what one has copied and not yet listed
 * must not look to another like what nobody refers to. Throws `busy`, or what `task` throws.
 */
export async function withStoreLock<Result>(workspaceId: string, appData: string, task: () => Promise<Result>): Promise<Result> {
  const me = { shell: 'backup', pid: process.pid, since: new Date().toISOString() }
  const deadline = performance.now() + patience
  for (;;) {
    const lock = await takeLock(`backup-${workspaceId}`, appData, me)
    if (lock.held) return task().finally(() => lock.release())
    if (performance.now() > deadline) throw new Failure('busy', 'another program makes a backup')
    await pause(200)
  }
}
