/*
 * Where a word stands in a document, as one number: four times how often in the text, and a bit each for the title and
 * the tags.
 */

export const inTitle = 1
export const inTags = 2
export const onceInText = 4
export const timesInText = (place: number): number => place >>> 2

/** Writes lists of (document, place), documents rising, as differences in groups of seven bits: most take two bytes. */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  #last = 0

  /** Where the next byte goes. */
  get length(): number {
    return this.#length
  }

  /** Begins a list. */
  begin(): void {
    this.#last = 0
  }

  add(document: number, place: number): void {
    if (this.#length + 10 > this.#bytes.length) this.#grow()
    this.#number(document - this.#last)
    this.#number(place)
    this.#last = document
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #number(value: number): void {
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** Reads the list that lies from byte `start` up to `end`. */
export function readPostings(bytes: Uint8Array, start: number, end: number, each: (document: number, place: number) => void): void {
  let document = 0
  let isPlace = false
  for (let at = start; at < end;) {
    let byte = bytes[at++]!
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      value |= (byte & 127) << shift
    }
    if (isPlace) each(document, value)
    else document += value
    isPlace = !isPlace
  }
}
