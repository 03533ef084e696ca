import { useEffect } from 'react'
import type { Output } from '../../shared/contract.ts'
import { bridge } from '../api/bridge.ts'
import { call } from '../api/call.ts'
import type { Draft } from '../api/draft.ts'

export type Saved = Output<'journal.read'>

/** When another window has saved the note: a clean editor takes the new text, one with unsaved words is never replaced. */
export function useReplacedOnDisk(id: string, draft: Draft, take: (saved: Saved) => void): void {
  useEffect(
    () =>
      bridge().on('changed', (changed) => {
        if (changed.id !== id || draft.isDirty || draft.base === 0 || (changed.rev ?? Infinity) <= draft.base) return
        call('journal.read', { id })
          .then((saved) => {
            if (saved.rev > draft.base && !draft.isDirty && saved.content.trashedAt === undefined) take(saved)
          })
          .catch(() => {
            // The note cannot be read now: what is in the window stays, and the next save says why.
          })
      }),
    [id, draft, take],
  )
}
