import type { EventContent, EventDraft } from '../../shared/calendar/event.ts'
import type { When } from '../../shared/calendar/when.ts'
import { alarmsFrom, remindersAcross } from './reminders.ts'

/** What may be written of a stored event. */
export function draftOf(content: EventContent): EventDraft {
  const { summary, when, category, location, url, description, status, transp, class: secrecy, alarms, programme, tags, links } = content
  return { summary, when, category, location, url, description, status, transp, class: secrecy, alarms, programme, tags, links }
}

/** The event at another time. When it gets or loses its clock time, reminders follow, and a time that is set blocks the day (calendar.md §8.1). */
export function draftAt(draft: EventDraft, when: When, newUid: () => string): EventDraft {
  const wasTimed = draft.when.type === 'time'
  if (wasTimed === (when.type === 'time')) return { ...draft, when }
  const alarms = alarmsFrom(
    remindersAcross(
      draft.alarms.map(({ minutesBefore }) => minutesBefore),
      wasTimed,
    ),
    [],
    newUid,
  )
  const wasUnset = draft.when.type === 'date' && draft.when.timeUnset
  return { ...draft, when, alarms, ...(wasUnset ? { transp: 'OPAQUE' } : {}) }
}
