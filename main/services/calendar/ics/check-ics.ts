import { checkBytes } from './check-bytes.ts'
import { type Found, type Line, readParts } from './content-lines.ts'

/** What the rules on a whole calendar need to remember of its parts. */
interface Met {
  events: number
  uids: Set<string | undefined>
  zonesTold: (string | undefined)[]
  zonesUsed: Set<string>
  zonesComeFirst: boolean
}

/** The rules of calendar.md §1 that a calendar file breaks, each once, as `E16`; none when it may be given out. */
export function checkIcs(bytes: Uint8Array): string[] {
  const broken = new Set<string>(checkBytes(bytes))
  const met: Met = { events: 0, uids: new Set(), zonesTold: [], zonesUsed: new Set(), zonesComeFirst: true }
  const parts = readParts(new TextDecoder().decode(bytes))
  let next = parts.next()
  for (; !next.done; next = parts.next()) {
    const part = next.value
    for (const [rule, keeps] of partRules[part.name] ?? []) if (!keeps(part)) broken.add(rule)
    meet(part, met)
  }
  const { outermost, isBroken } = next.value
  if (isBroken) broken.add('E5')
  const [calendar, ...others] = outermost
  if (calendar?.name !== 'VCALENDAR' || others.length > 0) broken.add('E7')
  else for (const [rule, keeps] of calendarRules) if (!keeps(calendar, met)) broken.add(rule)
  return [...broken].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
}

function meet(part: Found, met: Met): void {
  if (part.name === 'VTIMEZONE') {
    met.zonesTold.push(one(part, 'TZID'))
    if (met.events > 0) met.zonesComeFirst = false
  } else if (part.name === 'VEVENT') {
    met.events++
    met.uids.add(one(part, 'UID'))
    for (const name of ['DTSTART', 'DTEND'])
      for (const { parameters } of all(part, name)) if (parameters['TZID']) met.zonesUsed.add(parameters['TZID'])
  }
}

const all = ({ named }: Found, name: string): readonly Line[] => named.get(name) ?? []
const values = (component: Found, name: string): string[] => all(component, name).map(({ value }) => value)
/** The value of a property that stands there exactly once. */
const one = (component: Found, name: string): string | undefined => {
  const [value, ...more] = values(component, name)
  return more.length === 0 ? value : undefined
}
const atMostOne = (component: Found, name: string, form: RegExp): boolean =>
  values(component, name).length === 0 || form.test(one(component, name) ?? '')

const utc = /^\d{8}T\d{6}Z$/
const wall = /^\d{8}T\d{6}$/
const date = /^\d{8}$/
const uri = /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i
/** TEXT is escaped: no backslash, semicolon or comma stands alone (RFC 5545 §3.3.11). */
const isEscaped = (value: string): boolean => !/[\\;,]/.test(value.replace(/\\[\\;,nN]/g, ''))
const texts = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'NAME', 'X-WR-CALNAME']

const calendarRules: readonly [string, (calendar: Found, met: Met) => boolean][] = [
  ['E4', (calendar) => texts.every((name) => values(calendar, name).every(isEscaped))],
  [
    'E6',
    (calendar) =>
      [...calendar.named.keys()].slice(0, 3).join() === 'VERSION,PRODID,CALSCALE' &&
      [...calendar.named.values()].every((lines) => lines.length === 1) &&
      one(calendar, 'VERSION') === '2.0' &&
      /^-\/\/Bollplank\/\/Bollplank \S+\/\/SV$/.test(one(calendar, 'PRODID') ?? '') &&
      one(calendar, 'CALSCALE') === 'GREGORIAN',
  ],
  ['E8', (calendar) => all(calendar, 'METHOD').length === 0],
  ['E10', (calendar) => all(calendar, 'TIMEZONE-ID').length === 0],
  ['E11', (_calendar, { events, uids }) => uids.size === events],
  ['E14', (_calendar, { zonesComeFirst }) => zonesComeFirst],
  [
    'E16',
    (_calendar, { zonesTold, zonesUsed }) =>
      zonesTold.length === zonesUsed.size && [...zonesUsed].every((zone) => zonesTold.includes(zone)),
  ],
]

const zoneRules: readonly [string, (zone: Found) => boolean][] = [
  [
    'E17',
    ({ parts }) => {
      const names = parts.map(({ name }) => name).toSorted()
      return (
        (names.join() === 'STANDARD' || names.join() === 'DAYLIGHT,STANDARD') &&
        parts.every((part) => {
          const changes = names.length === 2
          return (
            all(part, 'RDATE').length === 0 &&
            /^1970\d{4}T\d{6}$/.test(one(part, 'DTSTART') ?? '') &&
            /^[+-]\d{4}$/.test(one(part, 'TZOFFSETFROM') ?? '') &&
            /^[+-]\d{4}$/.test(one(part, 'TZOFFSETTO') ?? '') &&
            (changes
              ? /^FREQ=YEARLY;BYMONTH=\d+;BYDAY=-?[1-4](SU|MO|TU|WE|TH|FR|SA)$/.test(one(part, 'RRULE') ?? '')
              : all(part, 'RRULE').length === 0)
          )
        })
      )
    },
  ],
]

const eventRules: readonly [string, (event: Found) => boolean][] = [
  ['E4', (event) => texts.every((name) => values(event, name).every(isEscaped))],
  ['E11', (event) => (one(event, 'UID') ?? '') !== ''],
  [
    'E12',
    (event) =>
      [one(event, 'DTSTAMP'), one(event, 'CREATED'), one(event, 'LAST-MODIFIED')].every((value) => utc.test(value ?? '')) &&
      one(event, 'DTSTAMP') === one(event, 'LAST-MODIFIED'),
  ],
  ['E13', (event) => /^\d+$/.test(one(event, 'SEQUENCE') ?? '')],
  ['E15', (event) => isDate(event) || keepsClockTimes(event)],
  ['E19', (event) => !isDate(event) || keepsDates(event)],
  ['E20', (event) => all(event, 'DURATION').length === 0],
  ['E25', ({ parts }) => parts.every(keepsAlarm)],
  ['E28', (event) => /^(TENTATIVE|CONFIRMED|CANCELLED)$/.test(one(event, 'STATUS') ?? '')],
  ['E29', (event) => /^(OPAQUE|TRANSPARENT)$/.test(one(event, 'TRANSP') ?? '')],
  [
    'E30',
    (event) =>
      all(event, 'CONFERENCE').every(({ parameters, value }) => parameters['VALUE'] === 'URI' && uri.test(value)) &&
      atMostOne(event, 'URL', uri),
  ],
  ['E31', (event) => all(event, 'CATEGORIES').length <= 1],
  [
    'E32',
    (event) => atMostOne(event, 'CLASS', /^(PUBLIC|PRIVATE|CONFIDENTIAL)$/) && atMostOne(event, 'GEO', /^-?\d+\.\d{1,6};-?\d+\.\d{1,6}$/),
  ],
]

const isDate = (event: Found): boolean => all(event, 'DTSTART')[0]?.parameters['VALUE'] === 'DATE'

const partRules: Readonly<Record<string, readonly [string, (part: Found) => boolean][]>> = { VEVENT: eventRules, VTIMEZONE: zoneRules }

/** All day: two dates without a zone, the end later (RFC 5545 §3.6.1). */
function keepsDates(event: Found): boolean {
  const [start, end] = [all(event, 'DTSTART'), all(event, 'DTEND')]
  return (
    start.length === 1 &&
    end.length === 1 &&
    [...start, ...end].every(({ parameters, value }) => parameters['VALUE'] === 'DATE' && !('TZID' in parameters) && date.test(value)) &&
    end[0]!.value > start[0]!.value
  )
}

/** Clock times: wall times in one zone or both in UTC, the end later or left out. */
function keepsClockTimes(event: Found): boolean {
  const [[start, ...starts], [end, ...ends]] = [all(event, 'DTSTART'), all(event, 'DTEND')]
  if (!start || starts.length + ends.length > 0) return false
  const form = 'TZID' in start.parameters ? wall : utc
  if (!form.test(start.value)) return false
  return (
    !end ||
    (end.parameters['TZID'] === start.parameters['TZID'] && form.test(end.value) && !('VALUE' in end.parameters) && end.value > start.value)
  )
}

/** RFC 5545 §3.6.6: shown, with words, before the start. */
function keepsAlarm(alarm: Found): boolean {
  return (
    alarm.name === 'VALARM' &&
    one(alarm, 'ACTION') === 'DISPLAY' &&
    (one(alarm, 'DESCRIPTION') ?? '') !== '' &&
    isEscaped(one(alarm, 'DESCRIPTION') ?? '') &&
    (one(alarm, 'UID') ?? '') !== '' &&
    /^-P(\d+W|(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/.test(one(alarm, 'TRIGGER') ?? '')
  )
}
