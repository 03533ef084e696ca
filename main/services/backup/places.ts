import { stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { ensureFolder, replaceFile } from '../../store/safe-file.ts'

/** Where a workspace's backups lie among the app's own data. */
export const ownStore = (appData: string, workspaceId: string): string => join(appData, 'backups', workspaceId)

/** Where this computer's backups of a workspace lie in the second place. Another computer may use the same place. */
export function secondStore(place: string, workspaceId: string): string {
  const computer = hostname().replaceAll(/[^\w-]/g, '-') || 'computer'
  return join(place, 'Bollplank-backup', workspaceId, computer)
}

/** Whether the second place is there and takes what we write. */
export async function isUsable(place: string, workspaceId: string): Promise<boolean> {
  try {
    if (!(await stat(place)).isDirectory()) return false
    const store = secondStore(place, workspaceId)
    await ensureFolder(store)
    await replaceFile(join(store, 'probe'), Buffer.alloc(0))
    await unlink(join(store, 'probe'))
    return true
  } catch {
    return false
  }
}

/** Whether two folders, or what is there of the way to them, lie on one disk; null when the second is not there. */
export async function onSameDisk(folder: string, other: string, mustExist = false): Promise<boolean | null> {
  const [here, there] = [await deviceOf(folder), await deviceOf(other, mustExist)]
  return there === null ? null : here === there
}

async function deviceOf(path: string, mustExist = false): Promise<number | null> {
  try {
    return (await stat(path)).dev
  } catch {
    return mustExist || dirname(path) === path ? null : deviceOf(dirname(path))
  }
}
