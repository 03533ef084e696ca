import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingsFile } from './services/context.ts'

/**
 * Starts in the folder named on the command line without forgetting the one that is remembered: an existing workspace
 * is opened, another folder is proposed in the first run. From the moment the user chooses a folder, that one counts.
 */
export function startingIn(
  folder: string | undefined,
  settings: SettingsFile,
  suggested: string,
): { settings: SettingsFile; suggestedFolder: string } {
  if (folder === undefined) return { settings, suggestedFolder: suggested }
  let workspace: string | undefined = existsSync(join(folder, 'workspace.json')) ? folder : ''
  return {
    suggestedFolder: folder,
    settings: {
      read: () => (workspace === undefined ? settings.read() : { ...settings.read(), workspace }),
      change(change) {
        const changed = settings.change(change)
        if (change.workspace !== undefined) workspace = undefined
        return workspace === undefined ? changed : { ...changed, workspace }
      },
    },
  }
}
