import { expect, test } from 'vitest'
import { calendarFile } from '../../../../../main/services/calendar/ics/calendar-file.ts'
import { checkIcs } from '../../../../../main/services/calendar/ics/check-ics.ts'
import { sv } from '../../../../../shared/text/sv.ts'
import { eventOf } from '../event-of.ts'

const options = { words: sv.ics, version: '1.0', name: null, alarms: true, coachingDescriptions: true }

const webinar = eventOf(
  {
    uid: '5b0c9a52-6f5e-4c1d-9d0e-2a7f3c4b8e11',
    summary: 'Webbinarium 1: RSP som integrerad del av RUS',
    description: 'Webbinariet tar 45–60 minuter.',
    when: { type: 'date', start: '2019-01-22', end: '2019-01-23', timeUnset: true },
    category: 'webinar',
    transp: 'TRANSPARENT',
  },
  '2018-12-03T09:00:00.000Z',
)

const meeting = eventOf(
  {
    uid: 'c3f1d7a4-08be-4b7a-8f39-6de25a91b7c2',
    summary: 'Regional träff Kalmar',
    description: 'Två dagar, begränsat antal platser.\nProgram och hotell kommer senare.',
    when: { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false },
    category: 'meeting',
    location: 'Kalmar',
    alarms: [{ uid: '1d4e8f60-93a7-4a52-b0c8-75f2e9ab3d14', minutesBefore: 900 }],
  },
  '2018-12-03T09:00:00.000Z',
)

const coaching = eventOf(
  {
    uid: '9e27b6c8-41d3-4f0b-a6e5-b81c0d2f7a93',
    summary: 'Coachning: samtal 2',
    description: 'Förbered: vilken fråga vill jag ta upp, och varför?',
    when: { type: 'time', start: '2019-04-16T10:00', end: '2019-04-16T10:45', zone: 'Europe/Stockholm' },
    category: 'coaching',
    url: 'https://video.example/rum/4711',
    alarms: [{ uid: 'f06a2c71-5d84-4e9b-93b7-0c8d1e5fa246', minutesBefore: 15 }],
  },
  '2019-03-25T14:05:00.000Z',
)

const allDay = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Bollplank//Bollplank 1.0//SV',
  'CALSCALE:GREGORIAN',
  'BEGIN:VEVENT',
  'UID:5b0c9a52-6f5e-4c1d-9d0e-2a7f3c4b8e11',
  'DTSTAMP:20181203T090000Z',
  'CREATED:20181203T090000Z',
  'LAST-MODIFIED:20181203T090000Z',
  'SEQUENCE:0',
  'DTSTART;VALUE=DATE:20190122',
  'DTEND;VALUE=DATE:20190123',
  'SUMMARY:Webbinarium 1: RSP som integrerad del av RUS (tid ej fastställd)',
  'DESCRIPTION:Tid ej fastställd. Webbinariet tar 45–60 minuter.',
  'CATEGORIES:Webbinarium',
  'STATUS:CONFIRMED',
  'TRANSP:TRANSPARENT',
  'X-BOLLPLANK-TIME:UNSET',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:c3f1d7a4-08be-4b7a-8f39-6de25a91b7c2',
  'DTSTAMP:20181203T090000Z',
  'CREATED:20181203T090000Z',
  'LAST-MODIFIED:20181203T090000Z',
  'SEQUENCE:0',
  'DTSTART;VALUE=DATE:20190509',
  'DTEND;VALUE=DATE:20190511',
  'SUMMARY:Regional träff Kalmar',
  'DESCRIPTION:Två dagar\\, begränsat antal platser.\\nProgram och hotell komm',
  ' er senare.',
  'LOCATION:Kalmar',
  'CATEGORIES:Regional träff',
  'STATUS:CONFIRMED',
  'TRANSP:OPAQUE',
  'BEGIN:VALARM',
  'UID:1d4e8f60-93a7-4a52-b0c8-75f2e9ab3d14',
  'ACTION:DISPLAY',
  'DESCRIPTION:Regional träff Kalmar',
  'TRIGGER:-PT15H',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const timed = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Bollplank//Bollplank 1.0//SV',
  'CALSCALE:GREGORIAN',
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Stockholm',
  'X-LIC-LOCATION:Europe/Stockholm',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:9e27b6c8-41d3-4f0b-a6e5-b81c0d2f7a93',
  'DTSTAMP:20190325T140500Z',
  'CREATED:20190325T140500Z',
  'LAST-MODIFIED:20190325T140500Z',
  'SEQUENCE:0',
  'DTSTART;TZID=Europe/Stockholm:20190416T100000',
  'DTEND;TZID=Europe/Stockholm:20190416T104500',
  'SUMMARY:Coachning: samtal 2',
  'DESCRIPTION:Anslut: https://video.example/rum/4711\\nFörbered: vilken fråg',
  ' a vill jag ta upp\\, och varför?',
  'LOCATION:https://video.example/rum/4711',
  'CATEGORIES:Coachning',
  'CLASS:PRIVATE',
  'STATUS:CONFIRMED',
  'TRANSP:OPAQUE',
  'CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Anslut:https://video.example/rum/4',
  ' 711',
  'BEGIN:VALARM',
  'UID:f06a2c71-5d84-4e9b-93b7-0c8d1e5fa246',
  'ACTION:DISPLAY',
  'DESCRIPTION:Coachning: samtal 2',
  'TRIGGER:-PT15M',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

test('days are written byte for byte as calendar.md §8.1 has them', () => {
  expect(calendarFile([meeting, webinar], options).text).toBe(allDay)
})

test('clock times are written byte for byte as calendar.md §8.2 has them', () => {
  expect(calendarFile([coaching], options).text).toBe(timed)
})

test('both files keep every rule', () => {
  expect(checkIcs(Buffer.from(allDay))).toEqual([])
  expect(checkIcs(Buffer.from(timed))).toEqual([])
})

test('when the webinar gets its time it keeps its UID and loses the marks', () => {
  const when = { type: 'time', start: '2019-01-22T13:00', end: '2019-01-22T14:00', zone: 'Europe/Stockholm' } as const
  const { content } = webinar
  const { text } = calendarFile(
    [{ ...webinar, content: { ...content, when, sequence: 1, transp: 'OPAQUE', lastModified: '2019-01-10T10:00:00.000Z' } }],
    options,
  )
  expect(text).toContain(
    'UID:5b0c9a52-6f5e-4c1d-9d0e-2a7f3c4b8e11\r\nDTSTAMP:20190110T100000Z\r\nCREATED:20181203T090000Z\r\nLAST-MODIFIED:20190110T100000Z\r\nSEQUENCE:1\r\n',
  )
  expect(text).toContain('DTSTART;TZID=Europe/Stockholm:20190122T130000\r\nDTEND;TZID=Europe/Stockholm:20190122T140000\r\n')
  expect(text).toContain('TRANSP:OPAQUE')
  expect(text).not.toMatch(/UNSET|fastställd/)
})

test('a file with days only has no VTIMEZONE, and only a whole calendar has a name', () => {
  expect(allDay).not.toContain('VTIMEZONE')
  expect(allDay).not.toContain('NAME')
  const named = calendarFile([webinar], { ...options, name: 'Vår; 2019' }).text
  expect(named).toContain('CALSCALE:GREGORIAN\r\nNAME:Vår\\; 2019\r\nX-WR-CALNAME:Vår\\; 2019\r\nBEGIN:VEVENT')
  expect(checkIcs(Buffer.from(named))).toEqual([])
})

test('the same events in another order give the same bytes', () => {
  expect(calendarFile([coaching, meeting, webinar], options).text).toBe(calendarFile([webinar, coaching, meeting], options).text)
})

test('coaching goes out without its words', () => {
  const secret = eventOf({
    ...coaching.content,
    summary: 'Anna: chefen',
    description: 'hemligt',
    location: 'Café',
    tags: ['Anna'],
    class: 'PUBLIC',
  })
  const { text } = calendarFile([secret], { ...options, coachingDescriptions: false })
  expect(text).toContain('SUMMARY:Coachning\r\nCATEGORIES:Coachning\r\nCLASS:PRIVATE\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nBEGIN:VALARM')
  expect(text).not.toMatch(/Anna|hemligt|Café|video\.example/)
})

test('without reminders there is no VALARM, and the most important one comes first', () => {
  const alarms = [
    { uid: 'b', minutesBefore: 1440 },
    { uid: 'a', minutesBefore: 0 },
    { uid: 'c', minutesBefore: 1530 },
  ]
  const event = eventOf({ alarms })
  const triggers = [...calendarFile([event], options).text.matchAll(/^TRIGGER:(.*)\r$/gm)].map(([, trigger]) => trigger)
  expect(triggers).toEqual(['-P1D', '-PT0M', '-P1DT1H30M'])
  expect(calendarFile([event], { ...options, alarms: false }).text).not.toContain('VALARM')
})

test('an event without a title is called by its category', () => {
  expect(calendarFile([eventOf({ summary: ' ', category: 'webinar' })], options).text).toContain('SUMMARY:Webbinarium\r\n')
})

test('a link beside a place goes to URL; a link in the text is not repeated', () => {
  const { text } = calendarFile(
    [eventOf({ location: 'Teams', url: 'https://möte.example/åäö', description: 'Här: https://xn--mte-sna.example/%C3%A5%C3%A4%C3%B6' })],
    options,
  )
  expect(text).toContain('LOCATION:Teams\r\nURL:https://xn--mte-sna.example/%C3%A5%C3%A4%C3%B6\r\n')
  expect(text).not.toContain('Anslut: ')
  expect(text.replaceAll('\r\n ', '')).toContain('CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Anslut:https://xn--mte-sna.example/')
})

test('an address that can be no link is left out, and mail is no meeting', () => {
  expect(calendarFile([eventOf({ url: 'http://[' })], options).text).not.toContain('http')
  const { text } = calendarFile([eventOf({ url: 'mailto:anna@example.se' })], options)
  expect(text).toContain('URL:mailto:anna@example.se')
  expect(text).not.toMatch(/LOCATION|CONFERENCE/)
})

test('tags follow the category in one line, each escaped by itself', () => {
  const { text } = calendarFile([eventOf({ tags: ['a,b', 'Eget', ''] })], options)
  expect(text).toContain('CATEGORIES:Eget,a\\,b\r\n')
})

test('an event without length has no DTEND; an event without a date is not written', () => {
  const when = { type: 'time', start: '2019-04-16T10:00', end: '2019-04-16T10:00', zone: 'Europe/Stockholm' } as const
  const { text, placed } = calendarFile([eventOf({ when }), eventOf({ when: { type: 'none' }, uid: 'other' })], options)
  expect(placed).toHaveLength(1)
  expect(text).not.toContain('DTEND')
  expect(checkIcs(Buffer.from(text))).toEqual([])
})
