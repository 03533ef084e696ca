import { Session } from '../services/session.ts'
import { Workspace } from '../store/workspace.ts'
import { countIn, tell, type Terminal } from './terminal.ts'

/** Opens a workspace for reading, without its lock, so that it can be open elsewhere too. Throws a `Failure`. */
export function openForReading({ appData }: Terminal, folder: string): Promise<Workspace> {
  return Workspace.open(folder, { appData, clock: () => new Date(), shell: null })
}

/** A session with this workspace, as the services want it. */
export async function sessionOf(workspace: Workspace): Promise<Session> {
  const session = new Session()
  await session.use(workspace)
  return session
}

/** Says that files were left out since they cannot be read; 1 when there are any, the exit code of data that is wrong. */
export function tellProblems(terminal: Terminal, { problems }: Workspace): 0 | 1 {
  if (problems.length === 0) return 0
  tell(terminal, countIn(terminal.texts.cli, 'problems', problems.length))
  return 1
}
