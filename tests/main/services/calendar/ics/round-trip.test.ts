import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarFile } from '../../../../../main/services/calendar/ics/calendar-file.ts'
import { checkIcs } from '../../../../../main/services/calendar/ics/check-ics.ts'
import { icsText } from '../../../../../main/services/calendar/ics/ics-text.ts'
import type { EventContent } from '../../../../../shared/calendar/event.ts'
import { instantOf } from '../../../../../shared/calendar/when.ts'
import { sv } from '../../../../../shared/text/sv.ts'
import { eventOf } from '../event-of.ts'

const options = { words: sv.ics, version: '1.0', name: null, alarms: true, coachingDescriptions: true }
const zones = [...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')), 'UTC']

/** What another program reads of the only event of a file. */
function readBack(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!
}

function write(content: Partial<EventContent>): string {
  const { text } = calendarFile([eventOf(content)], options)
  expect(checkIcs(Buffer.from(text))).toEqual([])
  return text
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      'å',
      'ä',
      'ö',
      'é',
      '👩🏽‍💻',
      ',',
      ';',
      '\\',
      ':',
      '"',
      '\n',
      '\r',
      '\r\n',
      '\t',
      ' ',
      '\0',
      '\u{2028}',
      '\u{d800}',
      '\\n',
      'BEGIN:VEVENT',
    ),
    maxLength: 120,
  }),
)

/** The reading library takes a comma after an escaped backslash for an escaped comma; what we write of it has a test of its own. */
const anyTag = anyText.map((text) => text.replaceAll('\\', ''))

test('a backslash in a tag is escaped, and the comma after it parts two tags', () => {
  expect(write({ tags: ['a\\', 'b'] })).toContain('CATEGORIES:Eget,a\\\\,b\r\n')
})

test('any text comes back as it was written, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.array(anyTag, { maxLength: 4 }), anyText, (summary, description, location, tags, uid) => {
      const text = write({ summary, description, location, tags, uid: `u${uid}`, alarms: [{ uid: `a${uid}`, minutesBefore: 5 }] })
      const event = readBack(text)
      const title = icsText(summary).trim() || 'Eget'
      expect(event.getFirstPropertyValue('uid')).toBe(icsText(`u${uid}`))
      expect(event.getFirstPropertyValue('summary')).toBe(title)
      expect(event.getFirstPropertyValue('description') ?? '').toBe(icsText(description))
      expect(event.getFirstPropertyValue('location') ?? '').toBe(icsText(location))
      expect(event.getFirstProperty('categories')?.getValues()).toEqual([
        ...new Set(['Eget', ...tags.map(icsText).filter((tag) => tag !== '')]),
      ])
      expect(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('description')).toBe(title)
      expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    }),
    { numRuns: 500 },
  )
})

test('text for a file keeps every letter and marks what is no letter', () => {
  expect(icsText('Å ä\tö 👩🏽‍💻\r\nb\rc\u{2028}d\0e\u{85}f\u{d800}')).toBe('Å ä\tö 👩🏽‍💻\nb\nc\nde\nf\u{fffd}')
})

/** The instants that another program reads from a file with its own VTIMEZONE. */
function instantsOf(text: string): { start: number; end: number } {
  const event = readBack(text)
  const instant = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time | null)?.toJSDate().getTime()
  const start = instant('dtstart')!
  return { start, end: instant('dtend') ?? start }
}

const wallTime = fc
  .integer({ min: Date.UTC(1975, 0, 1) / 60_000, max: Date.UTC(2036, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16))

test('times in any zone mean the same instants to another program as to the computer', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), wallTime, fc.integer({ min: 0, max: 3000 }), (zone, start, minutes) => {
      const end = new Date(Date.parse(`${start}Z`) + minutes * 60_000).toISOString().slice(0, 16)
      fc.pre(instantOf(end, zone) >= instantOf(start, zone))
      expect(instantsOf(write({ when: { type: 'time', start, end, zone } }))).toEqual({
        start: instantOf(start, zone),
        end: instantOf(end, zone),
      })
    }),
    { numRuns: 400 },
  )
})

test.each(['2027-03-28', '2026-10-25', '2019-03-31'])('every quarter around the clock change of %s keeps its instant', (day) => {
  for (let quarter = 0; quarter < 24; quarter++) {
    const start = new Date(Date.parse(`${day}T00:00Z`) + quarter * 900_000).toISOString().slice(0, 16)
    const when = { type: 'time', start, end: `${day}T09:00`, zone: 'Europe/Stockholm' } as const
    expect(instantsOf(write({ when }))).toEqual({ start: instantOf(start, when.zone), end: instantOf(when.end, when.zone) })
  }
})

test('several zones in one file, each with its VTIMEZONE, in alphabetical order', () => {
  const at = (uid: string, zone: string, start = '2026-07-01T10:00', end = '2026-07-01T11:00') =>
    eventOf({ uid, when: { type: 'time', start, end, zone } })
  const { text, placed } = calendarFile(
    [
      at('a', 'Europe/Stockholm'),
      at('b', 'America/New_York'),
      at('c', 'Asia/Tokyo'),
      at('d', 'UTC'),
      at('e', 'Africa/Casablanca'),
      at('f', 'Australia/Lord_Howe'),
    ],
    options,
  )
  expect(checkIcs(Buffer.from(text))).toEqual([])
  expect([...text.matchAll(/^TZID:(.*)\r$/gm)].map(([, zone]) => zone)).toEqual([
    'America/New_York',
    'Asia/Tokyo',
    'Australia/Lord_Howe',
    'Europe/Stockholm',
  ])
  expect(text).toContain('DTSTART:20260701T100000Z')
  expect(placed.filter(({ asUtc }) => asUtc).map(({ event }) => event.content.uid)).toEqual(['e'])
})
