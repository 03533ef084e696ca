import type { KindName } from '../../shared/document.ts'
import type { Healed } from '../../shared/workspace.ts'
import type { DocumentFiles } from './document-files.ts'
import type { Header } from './document-file.ts'
import type { History } from './history/history.ts'
import { previousOf, readIfPresent } from './safe-file.ts'

interface Candidate {
  from: Healed['from']
  at: string
  header: Header
  bytes: Buffer
}

/**
 * The best intact version of a document whose file is damaged: the version before beside it or the newest in the history,
 * whichever has the higher revision (store.md §5, damage ladder). Undefined when there is none. Writes nothing.
 */
export async function bestVersion(files: DocumentFiles, history: History, kind: KindName, id: string): Promise<Candidate | undefined> {
  const found = [await fromPrevious(files, kind, id), await fromHistory(files, history, kind, id)]
  return found.filter((candidate) => candidate !== undefined).toSorted((a, b) => b.header.rev - a.header.rev)[0]
}

async function fromPrevious(files: DocumentFiles, kind: KindName, id: string): Promise<Candidate | undefined> {
  try {
    const closed = await readIfPresent(previousOf(files.path(kind, id)))
    if (closed === null) return undefined
    const bytes = files.unseal(kind, id, closed)
    const { header } = files.decode(kind, id, bytes)
    return { from: 'previous', at: header.updatedAt, header, bytes }
  } catch {
    return undefined
  }
}

async function fromHistory(files: DocumentFiles, history: History, kind: KindName, id: string): Promise<Candidate | undefined> {
  try {
    const newest = await history.newest(kind, id)
    if (!newest) return undefined
    const { header } = files.decode(kind, id, newest.bytes)
    return { from: 'history', at: header.updatedAt, header, bytes: newest.bytes }
  } catch {
    return undefined
  }
}
