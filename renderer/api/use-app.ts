import { createContext, use } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Language, Settings, SettingsChange } from '../../shared/settings.ts'

/** What every screen may know of the app: the state, the settings, and how to change them. */
export interface App {
  state: Output<'app.state'>
  settings: Settings
  language: Language
  /** Zone of this computer, in which the calendar is shown. */
  zone: string
  /** The workspace can be written to. */
  canWrite: boolean
  change(change: SettingsChange): void
}

export const AppContext = createContext<App | null>(null)

/** The app's state; only inside the provider. */
export function useApp(): App {
  const app = use(AppContext)
  if (!app) throw new Error('no app around this screen')
  return app
}
