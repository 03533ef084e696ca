import { commonPasswords } from './common-passwords.ts'

/** How hard a passphrase is to guess, from the least. */
export const strengths = ['weak', 'fair', 'good', 'strong'] as const
export type Strength = (typeof strengths)[number]

/** What a guess takes, in bits: a word that somebody thinks of is one of about two thousand. */
const word = 11
const enough = { fair: 2 * word, good: 3 * word, strong: 4 * word }
/** Signs beyond these are looked at for whole words only. */
const farthest = 128

/** The strength of a passphrase. There are no rules of composition: four different words are strong, and so is length. */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC')
  if (differentWords(text) >= 4) return 'strong'
  const cost = costOf(signsOf(text).slice(0, farthest))
  if (cost >= enough.strong) return 'strong'
  if (cost >= enough.good) return 'good'
  return cost >= enough.fair ? 'fair' : 'weak'
}

interface Sign {
  /** As written. */
  as: string
  lower: string
  /** Without dots and rings, digits as the letters they stand for: `@` and `å` are `a`, `1` and `l` are `i`. */
  plain: string
}

/**
 * A way to guess a piece of the passphrase: how many signs from `start` it covers, and what that many cost. The first
 * signs of a piece are such a piece too, and never cost more; so writing on never makes a passphrase cheaper.
 */
interface Guess {
  reach(signs: Sign[], start: number): number
  cost(length: number, first: Sign): number
}

const guesses: Guess[] = [
  { reach: () => 1, cost: (_length, { as }) => (/\s/u.test(as) ? 0 : /\d/.test(as) ? 3.3 : 5) },
  { reach: wordFrom, cost: (length) => [0, 5, 8][length] ?? Math.max(word, 2.2 * length) },
  { reach: commonFrom, cost: () => 8 },
  { reach: runFrom, cost: () => 5 },
  { reach: repeatFrom, cost: () => 8 },
  { reach: yearFrom, cost: () => 5 },
]

/** The signs divided and guessed in the cheapest way, in bits. */
function costOf(signs: Sign[]): number {
  const cheapest = [0, ...signs.map(() => Infinity)]
  signs.forEach((first, start) => {
    for (const { reach, cost } of guesses) {
      for (let length = reach(signs, start); length > 0; length--) {
        cheapest[start + length] = Math.min(cheapest[start + length]!, cheapest[start]! + cost(length, first))
      }
    }
  })
  // Sums of fractions: half a bit more or less says nothing.
  return Math.round(cheapest.at(-1)!)
}

/** Words of three letters or more that are neither the same, nor common passwords, nor runs. */
function differentWords(text: string): number {
  const words = (text.match(/[\p{L}\p{M}]{3,}/gu) ?? []).map(signsOf)
  const uncommon = words.filter((word) => !common.has(plainOf(word)) && runFrom(word, 0) < word.length)
  return new Set(uncommon.map(plainOf)).size
}

const lettersOf: Record<string, string> = { 0: 'o', 1: 'i', l: 'i', '!': 'i', '|': 'i', 3: 'e', 4: 'a', '@': 'a', 5: 's', $: 's', 7: 't' }

function signsOf(text: string): Sign[] {
  return Array.from(text, (as) => {
    const lower = as.toLowerCase()
    const bare = Array.from(lower.normalize('NFD'))[0] ?? lower
    return { as, lower, plain: lettersOf[bare] ?? bare }
  })
}

const plainOf = (signs: Sign[]): string => signs.map(({ plain }) => plain).join('')

const common = new Set(commonPasswords.map((password) => plainOf(signsOf(password))))
const beginnings = new Set([...common].flatMap((password) => Array.from(password, (_sign, last) => password.slice(0, last + 1))))

/** How many signs from `start` begin a common password. */
function commonFrom(signs: Sign[], start: number): number {
  let end = start
  while (end < signs.length && beginnings.has(plainOf(signs.slice(start, end + 1)))) end++
  return end - start
}

/** Letters of one word: small ones, perhaps after a capital, or capitals only. Mixed ones are no word. */
function wordFrom(signs: Sign[], start: number): number {
  const following = (allowed: RegExp, from: number): number => {
    let end = from
    while (end < signs.length && allowed.test(signs[end]!.as)) end++
    return end - start
  }
  if (!/\p{L}/u.test(signs[start]!.as)) return 0
  return Math.max(following(/[\p{Ll}\p{Lm}\p{Lo}\p{M}]/u, start + 1), following(/\p{Lu}/u, start))
}

/** Rows and columns of keys, and the alphabet. */
const rows =
  'abcdefghijklmnopqrstuvwxyzåäö 01234567890 qwertyuiopå asdfghjklöä zxcvbnm azertyuiop qwertz 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm'

/** The rows there and back, from each of their signs on. */
const rowsFrom = new Map<string, string[][]>()
for (const row of rows.split(' ').map((row) => Array.from(row))) {
  for (const way of [row, row.toReversed()]) {
    way.forEach((sign, place) => rowsFrom.set(sign, [...(rowsFrom.get(sign) ?? []), way.slice(place)]))
  }
}

/** How many signs from `start` are the same, or lie in a row of keys or in the alphabet. */
function runFrom(signs: Sign[], start: number): number {
  const lower = signs.slice(start).map((sign) => sign.lower)
  const other = lower.findIndex((sign) => sign !== lower[0])
  const alongRows = (rowsFrom.get(lower[0] ?? '') ?? []).map((row) => sharedLength(lower, row))
  return Math.max(other < 0 ? lower.length : other, ...alongRows)
}

/** How many signs from `start` repeat what stands before, such as the second `hej` of `hejhej`. */
function repeatFrom(signs: Sign[], start: number): number {
  let most = 0
  for (let earlier = 0; earlier < start; earlier++) {
    let length = 0
    while (start + length < signs.length && signs[start + length]!.plain === signs[earlier + length]!.plain) length++
    most = Math.max(most, length)
  }
  return most
}

/** How many signs from `start` begin a year of our time. */
function yearFrom(signs: Sign[], start: number): number {
  const next = signs.slice(start, start + 4).map(({ as }) => as)
  return /^(?:19|20)\d{0,2}/.exec(next.join(''))?.[0].length ?? 0
}

function sharedLength(some: string[], others: string[]): number {
  let length = 0
  while (length < some.length && some[length] === others[length]) length++
  return length
}
