import { type KindName, kindNames } from '../../shared/document.ts'
import { watchFolder } from './watch.ts'
import { kindFolder } from './workspace-folder.ts'
import { join } from 'node:path'

/** How often everything is compared whatever the watches say, in ms (store.md §6.4). */
const regularly = 5 * 60_000

interface Looking {
  /** Compares everything. */
  all: () => Promise<void>
  /** Compares the files of a kind that bear these names. */
  some: (kind: KindName, names: ReadonlySet<string>) => Promise<void>
}

/** Follows what other programs do in a workspace's folder. Call the result to stop. */
export function followOutside(folder: string, { all, some }: Looking): () => void {
  const quietly = (work: Promise<void>) => void work.catch(() => {})
  const watched = new Map<string, () => void>()
  const watchKinds = () => {
    for (const kind of kindNames) {
      watched.get(kind)?.()
      watched.set(
        kind,
        watchFolder(kindFolder(folder, kind), (names) => quietly(some(kind, names))),
      )
    }
  }
  watchKinds()
  // The folder of a kind is made with its first document, and anew when a sync program replaces it.
  const stopRoot = watchFolder(join(folder, 'documents'), () => {
    watchKinds()
    quietly(all())
  })
  const timer = setInterval(() => quietly(all()), regularly).unref()
  return () => {
    stopRoot()
    clearInterval(timer)
    for (const stop of watched.values()) stop()
  }
}
