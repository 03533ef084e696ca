/** Something to be measured, with a task that may be run any number of times. */
export interface Candidate {
  name: string
  run(): Promise<unknown> | unknown
  /** Runs only in every so-manieth round, when it is slow. */
  every?: number
}

export interface Figure {
  name: string
  count: number
  /** Milliseconds. */
  median: number
  p99: number
}

/** Runs all candidates in turn for a number of rounds, each round beginning with another one, after one run to warm up. */
export async function measure(candidates: readonly Candidate[], rounds: number): Promise<Figure[]> {
  const times = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (const { run } of candidates) await run()
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < candidates.length; turn++) {
      const { name, run, every = 1 } = candidates[(round + turn) % candidates.length]!
      if (round % every !== 0) continue
      const begun = performance.now()
      await run()
      times.get(name)!.push(performance.now() - begun)
    }
  }
  return [...times].map(([name, all]) => figureOf(name, all))
}

/** The medians of a figure's two candidates, the first divided by the second. */
export function ratio(figures: readonly Figure[], first: string, second: string): number {
  const median = (name: string) => figures.find((figure) => figure.name === name)!.median
  return median(first) / median(second)
}

/** A table for people. */
export function print(title: string, figures: readonly Figure[], conclusions: readonly string[]): void {
  console.log(`\n${title}`)
  for (const { name, count, median, p99 } of figures) {
    console.log(`  ${name.padEnd(44)} median ${format(median)}   p99 ${format(p99)}   n ${count}`)
  }
  for (const conclusion of conclusions) console.log(`  → ${conclusion}`)
}

function figureOf(name: string, times: readonly number[]): Figure {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
  return { name, count: sorted.length, median: at(0.5), p99: at(0.99) }
}

const format = (milliseconds: number): string => `${milliseconds.toFixed(2).padStart(9)} ms`
