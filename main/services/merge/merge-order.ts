import { diff3 } from './diff3.ts'

/**
 * The order of `keys` as both sides want it: diff3 over the three orders, each key once. What is inserted by both at the
 * same place stands with the first side's before the second's.
 */
export function mergeOrder(keys: ReadonlySet<string>, o: readonly string[], a: readonly string[], b: readonly string[]): string[] {
  const [inO, inA, inB] = [o, a, b].map((order) => order.filter((key) => keys.has(key))) as [string[], string[], string[]]
  const order = new Set<string>()
  for (const chunk of diff3(inO, inA, inB)) {
    const [before, first, second] = [inO.slice(...chunk.o), inA.slice(...chunk.a), inB.slice(...chunk.b)]
    // What one side has taken away from here stands where that side put it.
    for (const key of first) if (!before.includes(key) || second.includes(key)) order.add(key)
    for (const key of second) if (!before.includes(key) || first.includes(key)) order.add(key)
  }
  const placed = [...order]
  for (const own of [inA, inB, inO]) placeMissing(placed, own)
  return placed
}

/** What one side took away and the other wants to keep goes back to after the one it followed. */
function placeMissing(placed: string[], own: readonly string[]): void {
  own.forEach((key, at) => {
    if (placed.includes(key)) return
    placed.splice(at === 0 ? 0 : placed.indexOf(own[at - 1]!) + 1, 0, key)
  })
}
