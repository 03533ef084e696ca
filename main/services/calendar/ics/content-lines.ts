/** A property as it stands in a file (RFC 5545 §3.1): parameters without their quotes, the raw value. */
export interface Line {
  parameters: Readonly<Record<string, string>>
  value: string
}

/** A component: its properties by name in upper case, in the order in which each name came first, and what is inside it. */
export interface Found {
  name: string
  named: Map<string, Line[]>
  parts: Found[]
}

const contentLine = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\n]*"|[^";:,]*)(?:,(?:"[^"\n]*"|[^";:,]*))*)*):(.*)$/s
const parameter = /;([A-Z0-9-]+)=([^;"]*(?:"[^"]*"[^;"]*)*)/g

/**
 * Reads the components of a calendar file and gives out each part of the outermost ones when it ends, so that a large
 * file need not lie in memory a second time. Returns the outermost components with their own lines, and whether a line
 * is broken or a component not closed.
 */
export function* readParts(text: string): Generator<Found, { outermost: Found[]; isBroken: boolean }> {
  const outermost: Found[] = []
  const open: Found[] = []
  let isBroken = false
  for (const line of unfoldedLines(text)) {
    const [, name, parameters = '', value = ''] = contentLine.exec(line) ?? []
    const inside = open.at(-1)
    if (name === 'BEGIN') open.push({ name: value, named: new Map(), parts: [] })
    else if (!inside || name === undefined || (name === 'END' && inside.name !== value)) isBroken = true
    else if (name !== 'END') {
      const line = { parameters: readParameters(parameters), value }
      const same = inside.named.get(name)
      if (same) same.push(line)
      else inside.named.set(name, [line])
    } else {
      open.pop()
      if (open.length === 0) outermost.push(inside)
      else if (open.length === 1) yield inside
      else open.at(-1)!.parts.push(inside)
    }
  }
  return { outermost, isBroken: isBroken || open.length > 0 }
}

function* unfoldedLines(text: string): Generator<string> {
  let line: string | undefined
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\r\n', start)
    const next = text.slice(start, end < 0 ? text.length : end)
    if (line !== undefined && (next.startsWith(' ') || next.startsWith('\t'))) line += next.slice(1)
    else {
      if (line !== undefined) yield line
      line = next
    }
    start = end < 0 ? text.length : end + 2
  }
  if (line !== undefined) yield line
}

const none = {}

const readParameters = (text: string): Readonly<Record<string, string>> =>
  text === ''
    ? none
    : Object.fromEntries([...text.matchAll(parameter)].map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]))
