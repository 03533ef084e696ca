import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/workspace.ts'
import { checksum } from './document-file.ts'
import type { Seal } from './encryption/seal.ts'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'

/** Where copies lie, and how they go on disk. */
export interface SafePlace {
  dataFolder: string
  seal: Seal
}

/** Folder of copies of damaged files. */
export const quarantineIn = (dataFolder: string): string => join(dataFolder, 'quarantine')

/**
 * Copies a file that cannot be read to a safe place, once for each content, and describes the problem. The original
 * stays where it is and is never written over; only the user empties the quarantine (store.md §3.1).
 */
export async function setAside(
  { dataFolder, seal }: SafePlace,
  folder: string,
  kind: string,
  name: string,
  reason: Problem['reason'],
): Promise<Problem> {
  const problem: Problem = { kind, file: join(folder, name), reason, keptAt: null }
  if (reason === 'newer') return problem
  try {
    const bytes = await readIfPresent(problem.file)
    if (bytes === null) return problem
    const quarantine = quarantineIn(dataFolder)
    await ensureFolder(quarantine)
    const own = `${kind}-${checksum(bytes).slice(0, 8)}-${name}`
    const kept = join(quarantine, own)
    await stat(kept).catch(() => replaceFile(kept, seal.close('quarantine', own, bytes)))
    return { ...problem, keptAt: kept }
  } catch {
    return problem
  }
}
