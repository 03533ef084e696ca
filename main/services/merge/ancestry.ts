/** A version of a document, as its header tells (store.md §3.2). */
export interface Version {
  sha256: string
  /** Checksums of the versions it was based on. */
  parents: readonly string[]
  rev: number
}

/** How two versions of a document stand to each other. */
export type Kinship =
  | { relation: 'same' }
  /** The second one was written on top of the first: it stands, the first goes into history. */
  | { relation: 'first-is-older' }
  | { relation: 'second-is-older' }
  /** Both were written on top of `ancestor`, which can be read: they are merged. */
  | { relation: 'common'; ancestor: string }
  /** Nothing is known that both were written on top of: a person must look. */
  | { relation: 'none' }

/** Rules 1 to 4 of store.md §6.4. `find` gives a version that can be read, by its checksum. */
export function kinshipOf(first: Version, second: Version, find: (sha256: string) => Version | undefined): Kinship {
  if (first.sha256 === second.sha256) return { relation: 'same' }
  const aboveFirst = ancestorsOf(first, find)
  const aboveSecond = ancestorsOf(second, find)
  const isFirstOlder = aboveSecond.has(first.sha256)
  const isSecondOlder = aboveFirst.has(second.sha256)
  // A text that was changed back has the checksum of its own ancestor: then both are above each other.
  if (isFirstOlder && (!isSecondOlder || first.rev < second.rev)) return { relation: 'first-is-older' }
  if (isSecondOlder && (!isFirstOlder || second.rev < first.rev)) return { relation: 'second-is-older' }

  const common = [...aboveFirst]
    .filter((sha256) => aboveSecond.has(sha256))
    .map(find)
    .filter((version) => version !== undefined)
  const nearest = common.toSorted((one, other) => other.rev - one.rev || (one.sha256 < other.sha256 ? -1 : 1))[0]
  return nearest ? { relation: 'common', ancestor: nearest.sha256 } : { relation: 'none' }
}

/** Checksums of all that a version was written on top of, as far back as is known. */
function ancestorsOf(version: Version, find: (sha256: string) => Version | undefined): Set<string> {
  const above = new Set<string>()
  const left = [...version.parents]
  for (let sha256 = left.pop(); sha256 !== undefined; sha256 = left.pop()) {
    if (above.has(sha256)) continue
    above.add(sha256)
    left.push(...(find(sha256)?.parents ?? []))
  }
  return above
}
