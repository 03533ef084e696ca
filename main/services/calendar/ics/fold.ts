const longest = 75

/** Breaks a content line into lines of at most 75 octets of UTF-8, never inside a character; the space that opens a continuation counts (RFC 5545 §3.1). */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= longest) return line
  let folded = ''
  let start = 0
  let octets = 0
  for (let i = 0; i < line.length;) {
    const code = line.codePointAt(i)!
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
    if (octets + size > longest) {
      folded += `${line.slice(start, i)}\r\n `
      start = i
      octets = 1
    }
    octets += size
    i += size === 4 ? 2 : 1
  }
  return folded + line.slice(start)
}
