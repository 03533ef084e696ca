import type { EventContent } from '../../../../shared/calendar/event.ts'
import type { Stored } from '../../../../shared/document.ts'

/** A stored event, a plain day of one's own unless told otherwise. */
export function eventOf(content: Partial<EventContent>, createdAt = '2019-01-01T08:00:00.000Z'): Stored<EventContent> {
  const lastModified = content.lastModified ?? createdAt
  return {
    id: '01943b2a-7c00-7000-8000-000000000001',
    rev: 1,
    createdAt,
    updatedAt: lastModified,
    content: {
      tags: [],
      links: [],
      handling: 'working',
      summary: 'Händelse',
      when: { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: false },
      category: 'own',
      location: '',
      url: '',
      description: '',
      status: 'CONFIRMED',
      transp: 'OPAQUE',
      class: 'PUBLIC',
      alarms: [],
      programme: null,
      uid: 'uid-1',
      sequence: 0,
      lastModified,
      ...content,
    },
  }
}
