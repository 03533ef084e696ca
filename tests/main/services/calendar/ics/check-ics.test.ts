import { describe, expect, test } from 'vitest'
import { calendarFile } from '../../../../../main/services/calendar/ics/calendar-file.ts'
import { checkIcs } from '../../../../../main/services/calendar/ics/check-ics.ts'
import { sv } from '../../../../../shared/text/sv.ts'
import { eventOf } from '../event-of.ts'

const good = calendarFile(
  [
    eventOf({
      uid: 'timed',
      summary: 'Möte, kort',
      description: `Förbered\n${'å'.repeat(60)}`,
      url: 'https://video.example/rum/4711',
      category: 'coaching',
      when: { type: 'time', start: '2019-04-16T10:00', end: '2019-04-16T10:45', zone: 'Europe/Stockholm' },
      alarms: [{ uid: 'alarm', minutesBefore: 15 }],
    }),
    eventOf({ uid: 'day', when: { type: 'date', start: '2019-05-09', end: '2019-05-11', timeUnset: false } }),
  ],
  { words: sv.ics, version: '1.0', name: 'Våren', alarms: true, coachingDescriptions: true },
).text

const bytes = (text: string) => Buffer.from(text)
const first = (from: string | RegExp, to: string) => {
  const changed = good.replace(from, to)
  if (changed === good) throw new Error(`the sample lacks ${from}`)
  return bytes(changed)
}
/** The good file with a fold between the two bytes of a letter. */
const cut = (word: string) => {
  const [before, after] = good.split(word) as [string, string]
  const letters = bytes(word)
  return Buffer.concat([bytes(before), letters.subarray(0, 2), bytes('\r\n '), letters.subarray(2), bytes(after)])
}
const line = (text: string) => `${text}\r\n`

test('the good file keeps every rule', () => {
  expect(checkIcs(bytes(good))).toEqual([])
})

describe.each<[string, Record<string, Uint8Array>]>([
  ['E1', { 'a byte order mark': bytes(`\u{feff}${good}`), 'no UTF-8': Buffer.from(good, 'latin1') }],
  [
    'E2',
    {
      'bare line feeds': bytes(good.replaceAll('\r\n', '\n')),
      'one bare line feed': first('\r\nSUMMARY', '\nSUMMARY'),
      'a bare carriage return': first('Möte', 'Mö\rte'),
      'no last line end': bytes(good.trimEnd()),
      'an empty line': first('\r\nSUMMARY', '\r\n\r\nSUMMARY'),
      'a control character': first('Möte', 'M\u{1}te'),
      'a delete character': first('Möte', 'M\u{7f}te'),
    },
  ],
  ['E3', { 'a line of 76 octets': first('SUMMARY:Möte', `SUMMARY:${'x'.repeat(68)}`), 'a cut character': cut('Möte') }],
  [
    'E4',
    {
      'a bare comma': first('Möte\\,', 'Möte,'),
      'a bare semicolon': first('Möte\\,', 'Möte;'),
      'a lone backslash': first('Möte\\,', 'Möte\\x'),
      'a bare comma in the name': first('NAME:Våren', 'NAME:a,b'),
    },
  ],
  [
    'E5',
    {
      'a colon in a bare parameter': first('LABEL=Anslut', 'LABEL=An"slut'),
      'a line without a colon': first('STATUS:CONFIRMED', 'STATUS'),
    },
  ],
  [
    'E6',
    {
      'no version': first(line('VERSION:2.0'), ''),
      'another order': first(
        'VERSION:2.0\r\nPRODID:-//Bollplank//Bollplank 1.0//SV',
        'PRODID:-//Bollplank//Bollplank 1.0//SV\r\nVERSION:2.0',
      ),
      'twice the scale': first(line('CALSCALE:GREGORIAN'), line('CALSCALE:GREGORIAN').repeat(2)),
      'a foreign product': first('//SV', ''),
    },
  ],
  ['E7', { 'two calendars': bytes(good + good), 'no calendar': bytes(line('BEGIN:VEVENT') + line('END:VEVENT')) }],
  ['E8', { 'a method': first(line('CALSCALE:GREGORIAN'), line('CALSCALE:GREGORIAN') + line('METHOD:PUBLISH')) }],
  ['E10', { 'TIMEZONE-ID': first(line('CALSCALE:GREGORIAN'), line('CALSCALE:GREGORIAN') + line('TIMEZONE-ID:Europe/Stockholm')) }],
  [
    'E11',
    { 'no UID': first(line('UID:day'), ''), 'an empty UID': first('UID:day', 'UID:'), 'the same UID twice': first('UID:day', 'UID:timed') },
  ],
  [
    'E12',
    {
      'no stamp': first(/DTSTAMP.*\r\n/, ''),
      'a local stamp': first(/(DTSTAMP:\w+)Z/, '$1'),
      'another stamp than the last change': first(/LAST-MODIFIED:\d{4}/, 'LAST-MODIFIED:2030'),
      'no CREATED': first(/CREATED.*\r\n/, ''),
    },
  ],
  ['E13', { 'no sequence': first(line('SEQUENCE:0'), ''), 'a negative one': first('SEQUENCE:0', 'SEQUENCE:-1') }],
  ['E14', { 'the zone last': first(/(BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n)([^]*)(END:VCALENDAR)/, '$2$1$3') }],
  [
    'E15',
    {
      'floating time': bytes(good.replaceAll(';TZID=Europe/Stockholm', '').replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, '')),
      'an end in another form': first(/DTEND;TZID=Europe\/Stockholm:\w+/, 'DTEND:20190416T084500Z'),
      'no start': first(/DTSTART;TZID.*\r\n/, ''),
      'an end that is no later': first('T104500', 'T100000'),
    },
  ],
  [
    'E16',
    {
      'no VTIMEZONE': first(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, ''),
      'the VTIMEZONE of another zone': first('TZID:Europe/Stockholm', 'TZID:Europe/Berlin'),
      'one that nobody uses': first(/(BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n)/, '$1$1'),
    },
  ],
  [
    'E17',
    {
      'a list of dates': first(line('TZNAME:CET'), line('TZNAME:CET') + line('RDATE:19801025T030000')),
      'a last year': first('BYMONTH=10;BYDAY=-1SU', 'BYMONTH=10;BYDAY=-1SU;UNTIL=20300101T000000Z'),
      'two winters': first(/(BEGIN:STANDARD[^]*END:STANDARD\r\n)/, '$1$1'),
      'summer alone': first(/BEGIN:STANDARD[^]*END:STANDARD\r\n/, ''),
      'another onset than 1970': first('DTSTART:19701025T030000', 'DTSTART:19961027T030000'),
    },
  ],
  [
    'E19',
    {
      'no end': first(/DTEND;VALUE=DATE.*\r\n/, ''),
      'an end on the first day': first('20190511', '20190509'),
      'a zone on a date': first('DTSTART;VALUE=DATE:', 'DTSTART;VALUE=DATE;TZID=Europe/Stockholm:'),
      'mixed types': first('DTEND;VALUE=DATE:20190511', 'DTEND:20190511T000000Z'),
    },
  ],
  ['E20', { 'an end and a duration': first(line('SEQUENCE:0'), line('SEQUENCE:0') + line('DURATION:PT45M')) }],
  [
    'E25',
    {
      'no action': first(line('ACTION:DISPLAY'), ''),
      'no trigger': first(line('TRIGGER:-PT15M'), ''),
      'a trigger after the start': first('TRIGGER:-PT15M', 'TRIGGER:PT15M'),
      'a broken trigger': first('TRIGGER:-PT15M', 'TRIGGER:-PT'),
      'no words': first(/(ACTION:DISPLAY\r\n)DESCRIPTION.*\r\n/, '$1'),
      'no UID': first(line('UID:alarm'), ''),
    },
  ],
  ['E28', { 'a status of tasks': first('STATUS:CONFIRMED', 'STATUS:COMPLETED'), 'no status': first(line('STATUS:CONFIRMED'), '') }],
  ['E29', { 'no word on the day': first(line('TRANSP:OPAQUE'), ''), 'another word': first('TRANSP:OPAQUE', 'TRANSP:FREE') }],
  [
    'E30',
    {
      'a conference without its type': first('CONFERENCE;VALUE=URI', 'CONFERENCE'),
      'a link with Swedish letters': first('LABEL=Anslut:https://v', 'LABEL=Anslut:https://å'),
    },
  ],
  ['E31', { 'two lines of categories': first(line('CATEGORIES:Coachning'), line('CATEGORIES:Coachning').repeat(2)) }],
  [
    'E32',
    {
      'an unknown class': first('CLASS:PRIVATE', 'CLASS:SECRET'),
      'a point with an escaped semicolon': first(line('SEQUENCE:0'), line('SEQUENCE:0') + line('GEO:57.7\\;12.0')),
    },
  ],
])('%s', (rule, samples) => {
  test.each(Object.entries(samples))('%s is found', (_name, sample) => {
    expect(checkIcs(sample)).toContain(rule)
  })
})

test('an unclosed component is found', () => {
  expect(checkIcs(first(line('END:VALARM'), ''))).not.toEqual([])
})
