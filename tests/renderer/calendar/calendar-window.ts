import { act, configure, screen } from '@testing-library/react'
import '../../../renderer/calendar/calendar.tsx'
import { newId } from '../../../renderer/api/new-id.ts'
import type { EventDraft } from '../../../shared/calendar/event.ts'
import { openWindow, type TestWindow } from '../../support/window.tsx'

// A grid of a month takes its time to draw without a browser.
configure({ asyncUtilTimeout: 5000 })

/** An event on 22 January 2019 whose time is not set, changed as told. */
export const draft = (summary: string, change: Partial<EventDraft> = {}): EventDraft => ({
  summary,
  when: { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true },
  category: 'webinar',
  location: '',
  url: '',
  description: '',
  status: 'CONFIRMED',
  transp: 'TRANSPARENT',
  class: 'PUBLIC',
  alarms: [],
  programme: null,
  tags: [],
  links: [],
  ...change,
})

/** A timed event of this computer. */
export const at = (start: string, end: string): EventDraft['when'] => ({
  type: 'time',
  start,
  end,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** The window in the calendar, with events in it. Gives their ids in the same order. */
export async function openCalendar(
  path: string,
  drafts: readonly EventDraft[] = [],
  language: 'sv' | 'en' = 'sv',
): Promise<TestWindow & { ids: string[] }> {
  const window = await openWindow('/', { language })
  const ids = drafts.map(() => newId())
  for (const [index, one] of drafts.entries()) await window.call('calendar.save', { id: ids[index]!, draft: one, base: 0 })
  await screen.findByRole('heading', { level: 1 })
  go(path)
  return { ...window, ids }
}

/** Goes to an address in the window. */
export function go(path: string): void {
  act(() => history.pushState(null, '', path))
}

export const here = () => location.pathname + location.search
