/*
 * How text becomes words that can be compared (store.md §11.3, rules 1 and 2): NFC, lower case, split on anything but
 * letters and digits; å ä ö are letters of their own, other marks are taken off.
 */

/** Letters that count as others. */
const plain = new Map(
  [
    ['e', 'éèêë'],
    ['a', 'áàâã'],
    ['u', 'üúùû'],
    ['o', 'óòôõ'],
    ['i', 'íìîï'],
    ['ö', 'ø'],
    ['ä', 'æ'],
    ['c', 'ç'],
    ['n', 'ñ'],
    ['ss', 'ß'],
  ].flatMap(([letter, marked]) => Array.from(marked!, (one) => [one, letter!] as const)),
)

/** A word as it is kept is cut here: nobody searches for the end of a pasted key. */
const longest = 60

const letters = /[\p{L}\p{N}]+/gu

/** A word as it is compared. */
export const fold = (word: string): string => foldLower(word.normalize('NFC').toLowerCase())

function foldLower(lower: string): string {
  const folded = /^[a-zåäö0-9]*$/.test(lower) ? lower : lower.replaceAll(/[^a-zåäö0-9]/g, (letter) => plain.get(letter) ?? letter)
  return folded.length > longest ? folded.slice(0, longest) : folded
}

/** The words of a text, folded, in order. */
export const wordsOf = (text: string): string[] => (text.normalize('NFC').toLowerCase().match(letters) ?? []).map(foldLower)

/** A word and where it stands in its text. */
export interface Placed {
  word: string
  start: number
  end: number
}

/** The words of a text in NFC as they are written, with their places. */
export function* placedWords(text: string): Generator<Placed> {
  for (const match of text.matchAll(letters)) yield { word: match[0], start: match.index, end: match.index + match[0].length }
}

/** What somebody without å ä ö on the keyboard would type for a folded word (rule 3). */
export const withoutRings = (word: string): string => (/[åäö]/.test(word) ? word.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o') : word)
