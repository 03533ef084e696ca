import ICAL from 'ical.js'
import { fold } from './fold.ts'

// Text that the library does not know by name; it would write VALUE=TEXT, which X-WR-CALNAME's readers do not expect.
for (const name of ['name', 'x-wr-calname']) Object.assign(ICAL.design.icalendar.property, { [name]: { defaultType: 'text' } })

/** A property in jCal (RFC 7265 §3.4). Type `unknown` writes the value as it is. */
export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string>>,
  type: string,
  ...values: (string | number | object)[],
]

/** A component in jCal (RFC 7265 §3.3); a part of it may be written already. */
export type Component = readonly [name: string, properties: readonly Property[], parts: readonly (Component | string)[]]

/** The component as iCalendar text, CRLF after every line. The library escapes; the folding is ours, since its own gives lines of 76 octets. */
export function write([name, properties, parts]: Component): string {
  const tag = name.toUpperCase()
  const lines = properties.map((property) => `${fold(ICAL.stringify.property([...property], ICAL.design.icalendar, true))}\r\n`)
  return `BEGIN:${tag}\r\n${lines.join('')}${parts.map((part) => (typeof part === 'string' ? part : write(part))).join('')}END:${tag}\r\n`
}
