/** `bollplank-2019-05-09-regional-traff-kalmar.ics`: ASCII, at most 100 characters, whatever the parts hold. */
export function fileNameOf(...parts: readonly string[]): string {
  const words = ['bollplank', ...parts.map(asciiOf)].filter((part) => part !== '').join('-')
  return `${words.slice(0, 96).replace(/-+$/, '')}.ics`
}

const spelled: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l' }

/** Two hyphens are kept: they part the days of a range. */
function asciiOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => spelled[letter] ?? ' ')
    .split('--')
    .map((part) => part.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''))
    .filter((part) => part !== '')
    .join('--')
}
