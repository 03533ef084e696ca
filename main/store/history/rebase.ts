import { setImmediate as turn } from 'node:timers/promises'
import { Failure } from '../../../shared/reply.ts'
import { compress } from './delta.ts'
import { contents, longestChain } from './pack.ts'
import type { HistoryRecord } from './record.ts'

/** What becomes of a record when its pack is written anew: itself, itself with another header, or null when it goes. */
export type Change = (record: HistoryRecord) => HistoryRecord | null

/**
 * The records that stay, each against the one that now stands before it. Most are as they were; only behind a gap is
 * there something to compress. Lets others have a turn between, since a long history takes its time.
 */
export async function rebase(records: readonly HistoryRecord[], change: Change): Promise<HistoryRecord[]> {
  const stay: HistoryRecord[] = []
  let last: { index: number; bytes: Buffer; deltas: number } | undefined
  let index = -1
  for (const bytes of contents(records)) {
    index++
    const changed = change(records[index]!)
    if (!changed) continue
    if (!bytes) throw new Failure('corrupt', 'a version of the history does not read')
    await turn()
    const base = last && last.deltas < longestChain ? last : undefined
    const isAsItWas = changed.header.kind === 'full' || base?.index === index - 1
    const { kind, payload } = isAsItWas ? { kind: changed.header.kind, payload: changed.payload } : compress(bytes, base?.bytes)
    stay.push({ header: { ...changed.header, kind }, payload })
    last = { index, bytes, deltas: kind === 'full' || !last ? 0 : last.deltas + 1 }
  }
  return stay
}
