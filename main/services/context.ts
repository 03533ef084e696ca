import { randomBytes } from 'node:crypto'
import type { Output, Publish } from '../../shared/contract.ts'
import { idFrom } from '../../shared/id.ts'
import type { Settings, SettingsChange } from '../../shared/settings.ts'
import type { ShellFacts } from '../../shared/workspace.ts'
import type { Session } from './session.ts'

/** Settings on disk, the same file for all shells. */
export interface SettingsFile {
  read(): Settings
  /** Throws a `Failure` when the disk refuses; the old settings then stay. */
  change(change: SettingsChange): Settings
}

/** What a shell can do that the services cannot. */
export interface Shell {
  facts: ShellFacts
  /** Folder proposed for a new workspace, absolute. */
  suggestedFolder: string
  /** Asks for a folder in a dialog of the system; null when the user cancels or there is no such dialog. */
  chooseFolder(): Promise<string | null>
  /** Gives the user a file to keep. */
  saveFile(fileName: string, text: string): Promise<Output<'shell.saveFile'>>
  /** A window has saved what it could; `unsaved` when something it holds is not on disk. */
  flushed(unsaved: boolean): void
}

/** What every service may use. */
export interface Context {
  /** Folder of the app's own data on this computer. */
  appData: string
  clock: () => Date
  settings: SettingsFile
  shell: Shell
  publish: Publish
  session: Session
}

/** A new document's id. */
export const newId = (clock: () => Date): string => idFrom(clock().getTime(), randomBytes(10))
