import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folder of the app's own data, the same for every shell: Electron's own place for it, or `BOLLPLANK_DATA`. */
export function appDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['BOLLPLANK_DATA']) return env['BOLLPLANK_DATA']
  if (process.platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Bollplank')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Bollplank')
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'Bollplank')
}

/** Folder proposed for a new workspace: `Bollplank` among the user's documents. */
export function suggestedWorkspace(env: NodeJS.ProcessEnv = process.env): string {
  return join(process.platform === 'linux' ? documentsOnLinux(env) : join(homedir(), 'Documents'), 'Bollplank')
}

/** The documents folder bears another name on a Swedish desktop; `user-dirs.dirs` says which. */
function documentsOnLinux(env: NodeJS.ProcessEnv): string {
  try {
    const dirs = readFileSync(join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'user-dirs.dirs'), 'utf8')
    const folder = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(dirs)?.[1]?.replace('$HOME', homedir())
    if (folder?.startsWith('/')) return folder
  } catch {
    // No such file: a desktop without named folders.
  }
  return join(homedir(), 'Documents')
}
