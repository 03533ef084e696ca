import { join } from 'node:path'
import { stateIfPresent } from '../safe-file.ts'
import { entries } from '../workspace-folder.ts'
import { foldedPath, isBackedUp } from './backed-up.ts'

/** A file that belongs in a backup: its path there, and where it lies now. */
export interface SourceFile {
  path: string
  from: string
}

/**
 * Every file of a workspace that a backup holds, as it lies on disk: documents of all kinds, also unknown, newer and
 * trashed ones, tombstones, keys, and the history in the app's own data (store.md §10).
 */
export async function sourceFiles(workspace: string, dataFolder: string): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>()
  const take = async (path: string, from: string) => {
    const name = foldedPath(path)
    if (isBackedUp(path) && !found.has(name) && (await stateIfPresent(from))?.isFile()) found.set(name, { path, from })
  }
  const takeFolder = async (path: string, from: string) => {
    if (!(await stateIfPresent(from))?.isDirectory()) return
    for (const name of await entries(from)) await take(`${path}/${name}`, join(from, name))
  }
  const takeKinds = async (path: string, from: string) => {
    for (const kind of await entries(from)) await takeFolder(`${path}/${kind}`, join(from, kind))
  }
  for (const name of ['workspace.json', 'keys.json']) await take(name, join(workspace, name))
  await takeKinds('documents', join(workspace, 'documents'))
  await takeFolder('deleted', join(workspace, 'deleted'))
  await takeKinds('history', join(dataFolder, 'history'))
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
