import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HandlersOf } from '../../shared/contract.ts'
import { failureFrom } from '../store/disk-failure.ts'
import { stateIfPresent } from '../store/safe-file.ts'
import { ownStore } from './backup/places.ts'
import type { Context } from './context.ts'

/** Where the files are. */
export function storageService({ session, shell, appData }: Context): HandlersOf<'storage'> {
  return {
    'storage.state': async () => ({ folder: session.workspace.folder, ...(await sizeOf(session.workspace.folder)) }),
    'storage.openFolder': async ({ what }) => {
      const { folder, id } = session.workspace
      await shell.openFolder(what === 'workspace' ? folder : ownStore(appData, id))
      return {}
    },
  }
}

/** Number and bytes of all files in a folder and below. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  try {
    const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const states = await Promise.all(found.map(({ parentPath, name }) => stateIfPresent(join(parentPath, name))))
    return { files: found.length, bytes: states.reduce((sum, state) => sum + (state?.size ?? 0), 0) }
  } catch (fault) {
    throw failureFrom(fault, folder)
  }
}
