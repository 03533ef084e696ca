import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'

/** Folders that hold what a sync program keeps alike on several computers. */
const syncedRoots = (): string[] => {
  const oneDrive = Object.entries(process.env).filter(([name]) => name.startsWith('OneDrive'))
  const mac = ['Library/CloudStorage', 'Library/Mobile Documents'].map((path) => join(homedir(), path))
  return [...oneDrive.map(([, path]) => path ?? ''), ...mac].filter((path) => path !== '')
}

/** What Syncthing, Dropbox and Nextcloud leave in the topmost folder that they keep alike. */
const isMarker = (name: string): boolean => ['.stfolder', '.dropbox', '.dropbox.cache'].includes(name) || /^\.sync_.*\.db$/.test(name)

/** Whether a folder lies where a sync program uploads what changes (store.md §3.1). */
export function isSynced(folder: string): boolean {
  if (syncedRoots().some((root) => folder === root || folder.startsWith(root + sep))) return true
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(above) && namesIn(above).some(isMarker)) return true
    if (above === dirname(above)) return false
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
