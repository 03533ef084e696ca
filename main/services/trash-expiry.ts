import { ageTrash } from '../../shared/trash.ts'
import { readTrashAge, writeTrashAge } from '../store/trash-age.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Context } from './context.ts'

const day = 24 * 3600 * 1000

/**
 * Lets what has lain in the trash for thirty days go for good: looked at when a workspace is opened and daily while it is.
 * A fault is told to `report`, and the next look tries again.
 */
export function expireTrash({ session, appData, clock, publish }: Context, report: (fault: unknown) => void): { stop(): Promise<void> } {
  let running = Promise.resolve()
  const look = (workspace: Workspace) => {
    const now = clock()
    running = running.then(() => expire(workspace, appData, now, publish)).catch(report)
  }
  session.follow(look)
  const timer = setInterval(() => session.isOpen && look(session.workspace), day)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      return running
    },
  }
}

async function expire(workspace: Workspace, appData: string, now: Date, publish: Context['publish']): Promise<void> {
  if (workspace.readOnly) return
  // What is on record may have been taken back by another computer meanwhile.
  await workspace.checked
  const trashed = workspace.listTrashed()
  const before = await readTrashAge(appData, workspace.id, workspace.seal)
  if (before === null && trashed.length === 0) return
  const { age, due } = ageTrash(before, trashed, now)
  // How time has gone on is written first: what is cut short here is due at the next look all the same.
  await writeTrashAge(appData, workspace.id, age, workspace.seal)
  for (const { kind, id } of trashed.filter((one) => due.includes(one.id))) {
    await workspace.purge(kind, id)
    publish('changed', { kind, id })
  }
}
