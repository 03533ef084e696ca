import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Found = { path: string } | { missing: 'display' | 'binary' }

/** How long the binary may take to come over the network, in ms. */
const patience = 300_000

/**
 * Electron's binary in `root`, fetched if it is not there yet (`onFetch` is told first), or why it cannot be used. Looks
 * at files instead of loading the package, which throws when it is offline.
 */
export function findElectron(root: string, onFetch: () => void, env: NodeJS.ProcessEnv = process.env): Found {
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { missing: 'display' }
  const present = binaryIn(root, env)
  if (present) return { path: present }
  onFetch()
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: patience,
  })
  const fetched = binaryIn(root, env)
  return fetched ? { path: fetched } : { missing: 'binary' }
}

function binaryIn(root: string, env: NodeJS.ProcessEnv): string | null {
  try {
    const home = join(root, 'node_modules/electron')
    const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(home, 'dist')
    const name = existsSync(join(home, 'path.txt')) ? readFileSync(join(home, 'path.txt'), 'utf8').trim() : defaultName()
    const path = join(folder, name)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

function defaultName(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
