import { queryClient } from '../api/queries.ts'

/** Frames until the dialog is gone, the events are read anew and a month that measures itself is drawn twice. */
const patience = 20

export const onEvent = (id: string) => `[data-event="${id}"]`
export const onDay = (day: string | undefined) => `[data-day="${day}"]`

/**
 * After something was saved or deleted: focus that fell to nothing lands on the first of these that is in sight, otherwise in the room.
 * `taking`: also from where focus is, unless a dialog is open.
 */
export async function landFocus(targets: readonly string[], taking = false): Promise<void> {
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('calendar.') })
  for (let frame = 0; frame < patience; frame += 1) {
    await new Promise(requestAnimationFrame)
    if (document.querySelector('[role="dialog"]') || (!isFree() && !taking)) continue
    // Among the hours the words lie in what can have focus.
    const place = document.querySelector(targets[0] ?? '')?.closest<HTMLElement>('button, .rbc-event')
    if (place) return place.focus()
  }
  const next = targets.slice(1).map((target) => document.querySelector<HTMLElement>(target))
  if (isFree()) (next.find((place) => place !== null) ?? document.getElementById('content'))?.focus()
}

/** On nothing, or on the room as a whole. */
const isFree = () => [null, document.body, document.getElementById('content')].includes(document.activeElement as HTMLElement | null)
