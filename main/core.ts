import type { Publish } from '../shared/contract.ts'
import { createDispatch, type Dispatch } from '../shared/dispatch.ts'
import type { Context, SettingsFile, Shell } from './services/context.ts'
import { createServices } from './services/index.ts'
import { Session } from './services/session.ts'

/** What a shell starts: the door to the services, and the way out. */
export interface Core {
  dispatch: Dispatch
  settings: SettingsFile
  session: Session
  /** Waits for saves under way and closes the workspace. */
  close(): Promise<void>
}

/** Puts the services together for a shell. `log` gets faults of ours, never the user's words. */
export function createCore(parts: {
  appData: string
  settings: SettingsFile
  shell: Shell
  publish: Publish
  log: (line: string) => void
  clock?: () => Date
}): Core {
  const session = new Session()
  const { log, ...rest } = parts
  const context: Context = { clock: () => new Date(), ...rest, session }
  const report = (call: string, fault: unknown) =>
    log(`${call}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
  return { dispatch: createDispatch(createServices(context), report), settings: parts.settings, session, close: () => session.use(null) }
}
