import type { EventContent } from '../../../../shared/calendar/event.ts'
import type { Stored } from '../../../../shared/document.ts'
import { utc } from './clock-time.ts'
import type { Disclosed, Words } from './disclosure.ts'
import type { Component, Property } from './jcal.ts'
import { icsText } from './ics-text.ts'

/** An event as VEVENT (RFC 5545 §3.6.1; calendar.md E11–E13, E25–E32), with the times and words that were settled for it. */
export function veventOf(
  event: Stored<EventContent>,
  times: readonly Property[],
  shown: Disclosed,
  words: Words,
  alarms: boolean,
): Component {
  const { content } = event
  const revised = Date.parse(content.lastModified)
  const timeUnset = content.when.type === 'date' && content.when.timeUnset
  const isPrivate = content.class === 'PRIVATE' || content.category === 'coaching'
  const location = shown.location || (isMeeting(shown.link) ? shown.link : '')
  const properties: Property[] = [
    ['uid', {}, 'text', icsText(content.uid)],
    ['dtstamp', {}, 'date-time', utc(revised)],
    ['created', {}, 'date-time', utc(Math.min(Date.parse(event.createdAt), revised))],
    ['last-modified', {}, 'date-time', utc(revised)],
    ['sequence', {}, 'integer', content.sequence],
    ...times,
    ['summary', {}, 'text', timeUnset ? `${shown.title} (${words.timeUnset})` : shown.title],
    ...unlessEmpty('description', 'text', descriptionOf(shown, timeUnset, words)),
    ...unlessEmpty('location', 'text', location),
    ...unlessEmpty('url', 'uri', shown.link === location ? '' : shown.link),
    ['categories', {}, 'text', ...new Set([words.categories[content.category], ...shown.tags])],
    ...unlessEmpty('class', 'text', isPrivate ? 'PRIVATE' : ''),
    ['status', {}, 'text', content.status],
    ['transp', {}, 'text', timeUnset ? 'TRANSPARENT' : content.transp],
    ...conferenceOf(shown.link, words),
    ...unlessEmpty('x-bollplank-time', 'unknown', timeUnset ? 'UNSET' : ''),
  ]
  return ['vevent', properties, alarms ? alarmsOf(content).map(({ uid, minutesBefore }) => valarm(uid, minutesBefore, shown.title)) : []]
}

const unlessEmpty = (name: string, type: string, value: string): Property[] => (value === '' ? [] : [[name, {}, type, value]])

/** The alarms that can ring: none before the clock time is set. The first one is the one Outlook keeps (calendar.md E26). */
export const alarmsOf = ({ when, alarms }: EventContent): EventContent['alarms'] => (when.type === 'date' && when.timeUnset ? [] : alarms)

/** The link stands in the text too, since some programs show nothing else of it (calendar.md E30). */
function descriptionOf({ description, link }: Disclosed, timeUnset: boolean, words: Words): string {
  const lines = [link === '' || description.includes(link) ? '' : isMeeting(link) ? `${words.join}: ${link}` : link, description]
  const text = lines.filter((line) => line !== '').join('\n')
  return timeUnset ? `${words.timeUnsetSentence} ${text}`.trimEnd() : text
}

const isMeeting = (link: string): boolean => /^https?:/.test(link)

/** VALUE is written by hand, since the library would put it last (RFC 7986 §5.11). */
function conferenceOf(link: string, words: Words): Property[] {
  return isMeeting(link) ? [['conference', { value: 'URI', feature: 'VIDEO', label: words.join }, 'unknown', link]] : []
}

function valarm(uid: string, minutesBefore: number, title: string): Component {
  return [
    'valarm',
    [
      ['uid', {}, 'text', icsText(uid)],
      ['action', {}, 'text', 'DISPLAY'],
      ['description', {}, 'text', title],
      ['trigger', {}, 'duration', `-${duration(minutesBefore)}`],
    ],
    [],
  ]
}

/** `P1DT2H30M` (RFC 5545 §3.3.6). */
function duration(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const time = `${hours ? `${hours}H` : ''}${rest || !(days || hours) ? `${rest}M` : ''}`
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}
