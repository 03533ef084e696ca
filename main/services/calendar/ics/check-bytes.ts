const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20]

/** The rules on bytes that a file breaks: E1 UTF-8 without BOM, E2 CRLF and no control characters, E3 lines of 75 octets (RFC 5545 §3.1). */
export function checkBytes(bytes: Uint8Array): Set<'E1' | 'E2' | 'E3'> {
  const broken = new Set<'E1' | 'E2' | 'E3'>()
  if ((bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) || !isUtf8(bytes)) broken.add('E1')
  if (bytes.at(-1) !== lineFeed) broken.add('E2')
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === lineFeed) {
      const length = i - 1 - start
      if (bytes[i - 1] !== carriageReturn || length < 1) broken.add('E2')
      if (length > 75) broken.add('E3')
      start = i + 1
      // A fold inside a character leaves its second half behind the space.
      if (bytes[start] === space && ((bytes[start + 1] ?? 0) & 0xc0) === 0x80) broken.add('E3')
    } else if (byte === carriageReturn ? bytes[i + 1] !== lineFeed : (byte < space && byte !== tab) || byte === 0x7f) broken.add('E2')
  }
  return broken
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
