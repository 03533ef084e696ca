import { useSyncExternalStore } from 'react'

/*
 * Which kept drafts belong to somebody who is still writing, here or in another window of this browser: a lock of the
 * browser's for each, since those go with their window, however it ends.
 */

const held = new Map<string, () => void>()
const watchers = new Set<() => void>()
let keys: ReadonlySet<string> = new Set()

const lockName = (key: string) => `draft ${key}`

function changed(): void {
  keys = new Set(held.keys())
  for (const watcher of watchers) watcher()
}

/** This window writes in the draft. */
export function hold(key: string): void {
  if (held.has(key)) return
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  held.set(key, release)
  if ('locks' in navigator) void navigator.locks.request(lockName(key), () => until)
  changed()
}

/** The draft is nobody's any more. */
export function letGo(key: string): void {
  held.get(key)?.()
  if (held.delete(key)) changed()
}

/** The keys of drafts that other windows write in, this one too. */
export async function heldAnywhere(): Promise<(key: string) => boolean> {
  const locks = 'locks' in navigator ? await navigator.locks.query() : {}
  const names = new Set((locks.held ?? []).map(({ name }) => name))
  return (key) => names.has(lockName(key))
}

/** The keys of drafts that this window writes in, kept fresh. */
export function useHeldHere(): ReadonlySet<string> {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => keys,
  )
}
