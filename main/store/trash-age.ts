import { join } from 'node:path'
import * as v from 'valibot'
import { TrashAge } from '../../shared/trash.ts'
import { openSeal, type Seal } from './encryption/seal.ts'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'

const name = 'trash-age'
const folderOf = (appData: string, workspaceId: string) => join(appData, 'workspaces', workspaceId)

/** How long things have lain in the trash; null when that is not known, or cannot be made out: then time begins anew. */
export async function readTrashAge(appData: string, workspaceId: string, seal: Seal = openSeal): Promise<TrashAge | null> {
  const bytes = await readIfPresent(join(folderOf(appData, workspaceId), `${name}.json`))
  try {
    return bytes && v.parse(TrashAge, JSON.parse(seal.open('tombstones', name, bytes).toString('utf8')))
  } catch {
    return null
  }
}

/** Throws a `Failure`. */
export async function writeTrashAge(appData: string, workspaceId: string, age: TrashAge, seal: Seal = openSeal): Promise<void> {
  const folder = folderOf(appData, workspaceId)
  await ensureFolder(folder)
  await replaceFile(join(folder, `${name}.json`), seal.close('tombstones', name, Buffer.from(JSON.stringify(age))))
}
