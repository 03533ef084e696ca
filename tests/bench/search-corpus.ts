const beginnings = 'b br d dr f fl fr g gr h j k kl kr l m n p pl r s sk sl st str t tr v'.split(' ')
const vowels = [...'aeiouåäöy']
const middles = ['', 'n', 'r', 'l', 't', 's', 'm', 'g', 'k', 'nd', 'rt', 'ng', 'st']
const endings = ['', 'en', 'et', 'ar', 'er', 'or', 'na', 'erna', 'arna', 'ning', 'ningen', 'het', 'lig', 'liga', 'igt', 'are', 's', 'ens']
const small = ['för', 'att', 'och', 'det', 'som', 'en', 'på', 'är', 'av', 'till']
const distinct = 60_000

/**
 * Words that are made and used as Swedish ones are: roots with endings, a third of them compounds, a few very common and
 * most of them rare (Zipf). The same at every run.
 */
export class Corpus {
  #seed = 1
  readonly #words: string[]
  /** The share of all use that a word and the ones before it have. */
  readonly #shares: Float64Array

  constructor() {
    const roots = Array.from({ length: 9000 }, () => this.#syllable() + (this.#chance() < 0.75 ? this.#syllable() : ''))
    const root = () => roots[Math.floor(this.#chance() ** 2 * roots.length)]!
    const words = new Set(small)
    while (words.size < distinct) {
      const first = this.#chance() < 0.3 ? root() : ''
      words.add(first + root() + endings[Math.floor(this.#chance() ** 1.5 * endings.length)]!)
    }
    this.#words = [...words]
    let sum = 0
    this.#shares = Float64Array.from(this.#words, (_, rank) => (sum += 1 / (rank + 2.7) ** 1.05))
  }

  /** A text of so many words, more or less. */
  text(words: number): string {
    const count = Math.round(words * (0.5 + this.#chance()))
    return Array.from({ length: count }, () => this.word()).join(' ')
  }

  /** A word as often as it is used, or one of the hundred most used, or one of the less used half. */
  word(how?: 'common' | 'rare'): string {
    if (how === 'common') return this.#words[Math.floor(this.#chance() * 100)]!
    if (how === 'rare') return this.#words[Math.floor((0.5 + this.#chance() / 2) * distinct)]!
    const share = this.#chance() * this.#shares.at(-1)!
    let [low, high] = [0, distinct - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#shares[middle]! < share) low = middle + 1
      else high = middle
    }
    return this.#words[low]!
  }

  /** The first letters of a longer word. */
  begun(letters: number): string {
    for (;;) {
      const word = this.word()
      if (word.length > letters) return word.slice(0, letters)
    }
  }

  /** A longer word with a letter too many. */
  slip(): string {
    const word = this.begun(6)
    return `${word.slice(0, 3)}q${word.slice(3)}`
  }

  #syllable(): string {
    return [beginnings, vowels, middles].map((parts) => parts[Math.floor(this.#chance() * parts.length)]!).join('')
  }

  #chance(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0
    return this.#seed / 2 ** 32
  }
}
