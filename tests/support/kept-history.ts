import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSeal, type Seal } from '../../main/store/encryption/seal.ts'
import { History, type HistoryOptions } from '../../main/store/history/history.ts'
import { setAside } from '../../main/store/quarantine.ts'
import { temporaryFolder } from './core.ts'
import { noteFile } from './kept-note.ts'
import { makeTrialSeal } from './trial-seal.ts'
import { idOf } from './workspace.ts'

/** Both ways for a history to lie on disk. */
export const forms: readonly (readonly [string, () => Seal])[] = [
  ['open', () => openSeal],
  ['sealed', makeTrialSeal],
]

/** A history in a folder of its own, with a clock that stands still. */
export async function keptHistory(seal: Seal = openSeal, options: Partial<HistoryOptions> = {}) {
  const root = await temporaryFolder()
  const folder = join(root, 'history')
  const quarantine = join(root, 'quarantine')
  const clock = { now: Date.parse('2019-01-22T09:00:00.000Z') }
  const open = (changed: Partial<HistoryOptions> = {}) =>
    new History({
      folder,
      seal,
      clock: () => new Date(clock.now),
      device: 'test',
      setAside: (from, kind, name) => setAside(quarantine, from, kind, name, 'damaged'),
      ...options,
      ...changed,
    })
  const id = idOf(1)
  const path = join(folder, 'note', `${id}.hist`)
  return {
    root,
    folder,
    quarantine,
    clock,
    open,
    history: open(),
    id,
    path,
    file: () => readFile(path),
    putFile: (bytes: Uint8Array) => writeFile(path, bytes),
  }
}

/**
 * Versions for two or more chains: within one only the last word differs, so that all but its first are deltas; each chain
 * speaks of something else.
 */
export const chainedNotes = (chains: number, inEach: number) =>
  Array.from({ length: chains * inEach }, (_none, n) => {
    const chain = Math.floor(n / inEach)
    const text = Array.from({ length: 24 }, (_word, i) =>
      Math.sin(chain * 100 + i + 1)
        .toString(36)
        .slice(3),
    ).join(' ')
    return noteFile([text, `version ${n + 1}`], n + 1)
  })
