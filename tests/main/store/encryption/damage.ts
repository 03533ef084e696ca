/** The file with each of its bits flipped and cut at each length, a change at a time; undone before the next one. */
export function* damaged(file: Buffer): Generator<{ what: string; bytes: Buffer }> {
  for (let at = 0; at < file.length; at++) {
    yield { what: `cut at ${at}`, bytes: file.subarray(0, at) }
    for (let bit = 0; bit < 8; bit++) {
      file[at]! ^= 1 << bit
      yield { what: `bit ${bit} of byte ${at}`, bytes: file }
      file[at]! ^= 1 << bit
    }
  }
}
