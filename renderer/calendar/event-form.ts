import type { Category, EventDraft } from '../../shared/calendar/event.ts'
import { instantOf, localAt, type When } from '../../shared/calendar/when.ts'
import { addDays, daysBetween, isZone } from '../../shared/time.ts'
import type { Slot } from './slot.ts'
import { alarmsFrom, remindersAcross } from './reminders.ts'

/** How much is known of when: a clock time, whole days, a day whose time is not set, nothing. */
export const kinds = ['time', 'date', 'unset', 'none'] as const
export type WhenKind = (typeof kinds)[number]

/** An event as the dialog holds it while somebody writes. Both days are inclusive; '' is nothing. */
export interface EventForm {
  summary: string
  category: Category
  programme: string | null
  kind: WhenKind
  firstDay: string
  lastDay: string
  startTime: string
  endTime: string
  zone: string
  location: string
  url: string
  description: string
  /** Minutes before, for a clock time and for whole days; what is not in use waits. */
  timedReminders: readonly number[]
  wholeDayReminders: readonly number[]
  status: EventDraft['status']
  blocks: boolean
  isPrivate: boolean
}

/** What is wrong, as keys under `calendar.event.problems`, by field. */
export type Problem = 'summary' | 'firstDay' | 'lastDay' | 'startTime' | 'endTime' | 'url' | 'zone' | 'long' | 'years'
export type Problems = Partial<Record<keyof EventForm, Problem>>

/** A new event on a day, with hours when they are known. */
export function newForm(slot: Slot, zone: string): EventForm {
  const kind = slot.start !== undefined ? 'time' : slot.last > slot.first ? 'date' : 'unset'
  return {
    summary: '',
    category: 'own',
    programme: null,
    kind,
    firstDay: slot.first,
    lastDay: slot.last,
    startTime: slot.start ?? '',
    endTime: slot.end ?? '',
    zone,
    location: '',
    url: '',
    description: '',
    timedReminders: [],
    wholeDayReminders: [],
    status: 'CONFIRMED',
    blocks: blocksBy(kind),
    isPrivate: false,
  }
}

/** The form of an event. Times stand in the event's own zone; `zone` is proposed to an event that has none. */
export function formOf(draft: EventDraft, zone: string): EventForm {
  const { summary, category, programme, location, url, description, status, when } = draft
  const minutes = draft.alarms.map(({ minutesBefore }) => minutesBefore)
  const isTimed = when.type === 'time'
  return {
    summary,
    category,
    programme,
    ...whenFields(when, zone),
    location,
    url,
    description,
    timedReminders: isTimed ? minutes : remindersAcross(minutes, false),
    wholeDayReminders: isTimed ? remindersAcross(minutes, true) : minutes,
    status,
    blocks: draft.transp === 'OPAQUE',
    isPrivate: draft.class === 'PRIVATE',
  }
}

function whenFields(when: When, zone: string): Pick<EventForm, 'kind' | 'firstDay' | 'lastDay' | 'startTime' | 'endTime' | 'zone'> {
  if (when.type === 'none') return { kind: 'none', firstDay: '', lastDay: '', startTime: '', endTime: '', zone }
  if (when.type === 'date')
    return {
      kind: when.timeUnset ? 'unset' : 'date',
      firstDay: when.start,
      lastDay: addDays(when.end, -1),
      startTime: '',
      endTime: '',
      zone,
    }
  return {
    kind: 'time',
    firstDay: when.start.slice(0, 10),
    lastDay: when.end.slice(0, 10),
    startTime: when.start.slice(11),
    endTime: when.end.slice(11),
    zone: when.zone,
  }
}

/** When the form says the event is; undefined while something is missing or impossible. */
export function whenOf({ kind, firstDay, lastDay, startTime, endTime, zone }: EventForm): When | undefined {
  if (kind === 'none') return { type: 'none' }
  if (firstDay === '' || lastDay < firstDay) return undefined
  if (kind !== 'time') return { type: 'date', start: firstDay, end: addDays(lastDay, 1), timeUnset: kind === 'unset' }
  if (startTime === '' || endTime === '' || !isZone(zone)) return undefined
  const start = `${firstDay}T${startTime}`
  const end = `${lastDay}T${endTime}`
  return instantOf(end, zone) >= instantOf(start, zone) ? { type: 'time', start, end, zone } : undefined
}

/** The same form with another start: the end comes along, so that the event keeps its length. An hour long when it had no end. */
export function withStart(form: EventForm, change: { firstDay?: string; startTime?: string }): EventForm {
  const next = { ...form, ...change }
  const { firstDay, startTime } = next
  if (firstDay === '') return next
  const days = form.firstDay !== '' && form.lastDay >= form.firstDay ? daysBetween(form.firstDay, form.lastDay) : 0
  next.lastDay = addDays(firstDay, days)
  if (form.kind !== 'time' || startTime === '' || !isZone(form.zone)) return next

  const start = instantOf(`${firstDay}T${startTime}`, form.zone)
  const before = whenOf(form)
  const length = before?.type === 'time' ? instantOf(before.end, before.zone) - instantOf(before.start, before.zone) : undefined
  if (length === undefined && form.endTime !== '' && form.startTime !== '') return next
  const end = localAt(start + (length ?? hour), form.zone)
  return { ...next, lastDay: end.slice(0, 10), endTime: end.slice(11) }
}

const hour = 60 * 60_000

/** The form with another kind of time. Whether the time is blocked follows: what is not settled blocks nothing (calendar.md §8.1). */
export function withKind(form: EventForm, kind: WhenKind, today: string): EventForm {
  const firstDay = kind === 'none' ? form.firstDay : form.firstDay || today
  return { ...form, kind, firstDay, lastDay: form.lastDay === '' ? firstDay : form.lastDay, blocks: blocksBy(kind) }
}

const blocksBy = (kind: WhenKind) => kind === 'time' || kind === 'date'

/** What stands in the way of saving. */
export function problemsOf(form: EventForm): Problems {
  const { kind, firstDay, lastDay, startTime, endTime, zone } = form
  const problems: Problems = {}
  if (form.summary.trim() === '') problems.summary = 'summary'
  if (form.summary.length > 1000) problems.summary = 'long'
  if (form.location.length > 1000) problems.location = 'long'
  if (form.description.length > 100_000) problems.description = 'long'
  if (!isAddress(addressOf(form.url))) problems.url = 'url'
  if (kind === 'none') return problems
  if (firstDay === '') problems.firstDay = 'firstDay'
  else if (!isNearOurTime(firstDay)) problems.firstDay = 'years'
  if (lastDay !== '' && !isNearOurTime(lastDay)) problems.lastDay = 'years'
  else if (firstDay !== '' && lastDay < firstDay) problems.lastDay = 'lastDay'
  if (kind !== 'time') return problems
  if (!isZone(zone)) problems.zone = 'zone'
  if (startTime === '') problems.startTime = 'startTime'
  if (problems.firstDay || problems.lastDay || problems.zone || problems.startTime) return problems
  if (endTime === '' || whenOf(form) === undefined) problems.endTime = 'endTime'
  return problems
}

/** A year typed half way, 0002 or 20199, is no year anybody means. */
const isNearOurTime = (day: string) => day >= '1900-01-01' && day < '2200-01-01'

/** A web address as written; `www.` and bare hosts get their scheme. */
export function addressOf(written: string): string {
  const text = written.trim()
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text
}

const isAddress = (text: string) => text.length <= 2000 && /^$|^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/i.test(text)

/** The event that the form describes; only of a form without problems. What the form does not show is kept from `before`. */
export function draftFrom(form: EventForm, before: EventDraft | undefined, newUid: () => string): EventDraft {
  const reminders = form.kind === 'none' ? [] : form.kind === 'time' ? form.timedReminders : form.wholeDayReminders
  return {
    summary: form.summary.trim(),
    when: whenOf(form) ?? { type: 'none' },
    category: form.category,
    location: form.location.trim(),
    url: addressOf(form.url),
    description: form.description,
    status: form.status,
    transp: form.blocks ? 'OPAQUE' : 'TRANSPARENT',
    class: form.isPrivate ? 'PRIVATE' : 'PUBLIC',
    alarms: alarmsFrom(reminders, before?.alarms ?? [], newUid),
    programme: form.programme,
    tags: before?.tags ?? [],
    links: before?.links ?? [],
  }
}
