import type { EventContent } from '../../../../shared/calendar/event.ts'
import type { ics } from '../../../../shared/text/sv/ics.ts'
import type { Translation } from '../../../../shared/text/translation.ts'
import { icsText } from './ics-text.ts'

/** The words the app itself writes into a calendar file. */
export type Words = Translation<typeof ics>

/** What others may read of an event. */
export interface Disclosed {
  title: string
  description: string
  location: string
  /** Percent-encoded ASCII (RFC 3986), or '' when there is no link that works. */
  link: string
  tags: string[]
}

/** Whether an event's words stay out of the file: colleagues read calendars (domain.md §9). */
export const isHidden = ({ category }: Pick<EventContent, 'category'>, coachingDescriptions: boolean): boolean =>
  category === 'coaching' && !coachingDescriptions

/** The words of an event that go out; of hidden coaching only that it is coaching. An event without a title is called by its category. */
export function disclose(event: EventContent, words: Words, coachingDescriptions: boolean): Disclosed {
  const category = words.categories[event.category]
  if (isHidden(event, coachingDescriptions)) return { title: category, description: '', location: '', link: '', tags: [] }
  return {
    title: icsText(event.summary).trim() || category,
    description: icsText(event.description),
    location: icsText(event.location),
    link: URL.canParse(event.url) ? new URL(event.url).href : '',
    tags: event.tags.map(icsText).filter((tag) => tag !== ''),
  }
}
