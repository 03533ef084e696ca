import type { Publish } from '../shared/contract.ts'
import { createDispatch, type Dispatch } from '../shared/dispatch.ts'
import type { Context, SettingsFile, Shell } from './services/context.ts'
import { createServices } from './services/index.ts'
import type { StartEngine } from './services/search/engine.ts'
import { Search } from './services/search/search.ts'
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
  /** Where the search index works; in this thread unless told otherwise. */
  searchEngine?: StartEngine
}): Core {
  const session = new Session()
  const { log, searchEngine, clock = () => new Date(), publish, ...rest } = parts
  const report = (call: string, fault: unknown) =>
    log(`${call}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
  const search = new Search({ ...rest, session, clock, publish, start: searchEngine, log: (fault) => report('search', fault) })
  const hear: Publish = (name, data) => {
    publish(name, data)
    if (name === 'changed') search.catchUp()
  }
  const context: Context = { ...rest, clock, session, publish: hear }
  return {
    dispatch: createDispatch(createServices({ ...context, search }), report),
    settings: parts.settings,
    session,
    close: () => session.use(null),
  }
}
