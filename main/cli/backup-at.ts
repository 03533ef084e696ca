import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findBackups } from '../store/backup/list-backups.ts'
import { fill } from '../spoken.ts'
import { tell, type Terminal } from './terminal.ts'

/** The backup that a path names: the file itself, or the newest in a folder. Null when there is none, which is told. */
export async function backupAt(path: string, terminal: Terminal): Promise<string | null> {
  const full = resolve(terminal.cwd, path)
  const state = await stat(full).catch(() => null)
  if (state?.isDirectory()) {
    const [newest] = (await findBackups(full)).backups
    if (newest) return newest.path
  } else if (state !== null) return full
  tell(terminal, fill(terminal.texts.cli.restore.none, { path: full }))
  return null
}
