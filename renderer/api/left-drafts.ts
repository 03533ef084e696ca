import { useQuery } from '@tanstack/react-query'
import type { ListedDraft } from '../../shared/drafts.ts'
import { call } from './call.ts'
import { heldAnywhere, useHeldHere } from './held-drafts.ts'

/** Drafts that somebody left unsaved when a window or the app ended, newest first. Looked for again when one comes back to the window. */
export function useLeftDrafts(): readonly ListedDraft[] {
  const here = useHeldHere()
  const { data } = useQuery({
    queryKey: ['drafts.list', {}],
    queryFn: async () => {
      const [drafts, isHeld] = await Promise.all([call('drafts.list', {}), heldAnywhere()])
      return drafts.filter(({ key }) => !isHeld(key))
    },
    refetchOnWindowFocus: 'always',
  })
  return (data ?? []).filter(({ key }) => !here.has(key))
}
