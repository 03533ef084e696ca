import type { ExportChoice } from '../../../shared/calendar/export.ts'
import { touches } from '../../../shared/calendar/when.ts'
import { Failure } from '../../../shared/reply.ts'
import { addDays } from '../../../shared/time.ts'
import type { Listed, Workspace } from '../../store/workspace.ts'

/** The events a choice means, trash excluded; those without a date too, but for a range. Throws `not-found` for an unknown event. */
export function selectEvents(workspace: Workspace, { selection, zone }: Pick<ExportChoice, 'selection' | 'zone'>): Listed<'event'>[] {
  const all = workspace.list('event')
  switch (selection.what) {
    case 'all':
      return all
    case 'programme':
      return all.filter(({ digest }) => digest.programme === selection.programme)
    case 'range':
      return all.filter(({ digest }) => touches(digest.when, selection.from, addDays(selection.to, 1), zone))
    case 'events': {
      const wanted = new Set(selection.events)
      const found = all.filter(({ id }) => wanted.has(id))
      if (found.length < wanted.size) throw new Failure('not-found', 'no such event')
      return found
    }
  }
}
