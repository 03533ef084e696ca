import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/workspace.ts'
import { checksum } from './document-file.ts'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'

/**
 * Copies a file that cannot be read to a safe place, once for each content, and describes the problem. The original
 * stays where it is and is never written over; only the user empties the quarantine (store.md §3.1).
 */
export async function setAside(
  quarantine: string,
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
    await ensureFolder(quarantine)
    const kept = join(quarantine, `${kind}-${checksum(bytes).slice(0, 8)}-${name}`)
    await stat(kept).catch(() => replaceFile(kept, bytes))
    return { ...problem, keptAt: kept }
  } catch {
    return problem
  }
}
