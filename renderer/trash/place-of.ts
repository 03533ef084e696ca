import type { Link } from '../../shared/document.ts'

/** Address of the screen where a document is shown. */
export function placeOf({ kind, id }: Link): string {
  if (kind === 'note') return `/journal/${id}`
  return kind === 'event' ? `/calendar/${id}` : '/calendar'
}
