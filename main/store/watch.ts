import { type FSWatcher, watch } from 'node:fs'

/** How long after the last hint it is told, so that a program may finish what it writes, in ms (store.md §6.4). */
const calm = 200

/** Tells which names in a folder may have changed. Hints only: look before you believe. Call the result to stop. */
export function watchFolder(folder: string, hint: (names: ReadonlySet<string>) => void): () => void {
  const names = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    const told = new Set(names)
    names.clear()
    hint(told)
  }
  let watcher: FSWatcher
  try {
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name !== null) names.add(name)
      clearTimeout(timer)
      timer = setTimeout(tell, calm).unref()
    })
  } catch {
    // The folder is not there, or the system has no more watches to give: the look every few minutes remains.
    return () => {}
  }
  const stop = () => {
    clearTimeout(timer)
    watcher.close()
  }
  watcher.on('error', stop)
  return stop
}
