/** Everything that some program takes for a line break. */
const lineBreak = /\r\n|[\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}]/gu
const controlCharacter = /[^\P{Cc}\t\n]/gu
const loneSurrogate = /\p{Cs}/gu

/** Text as a calendar file can hold it: `\n` for line breaks, no control characters but the tab (RFC 5545 §3.1, §3.3.11). */
export const icsText = (text: string): string =>
  text.replace(lineBreak, '\n').replace(controlCharacter, '').replace(loneSurrogate, '\u{fffd}')
