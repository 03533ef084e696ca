const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Up to which age (ms) one version is kept of each step (ms), counted from 1970; older ones go (store.md §7). */
const tiers = [
  { upTo: hour, step: 5 * minute },
  { upTo: day, step: hour },
  { upTo: 30 * day, step: day },
  { upTo: 365 * day, step: 7 * day },
]

/** What thinning looks at. */
interface Kept {
  rev: number
  at: string
  why: string
  pinned: boolean
}

/**
 * The versions that stay, of versions in the order they were kept, at the time `now` (ms since 1970). Of each step the
 * latest stays; so do pinned ones, those from before a migration, and the newest, by place and by revision.
 *
 * The clock may have been wrong. Versions from the future stay. Any other is at least as new as those kept before it.
 */
export function staying<Version extends Kept>(versions: readonly Version[], now: number): Version[] {
  const stay = new Set<Version>(newest(versions))
  const latest = new Map<string, { version: Version; at: number }>()
  let passed = -Infinity
  for (const version of versions) {
    const at = Date.parse(version.at)
    if (at <= now) passed = Math.max(passed, at)
    if (at > now || version.pinned || version.why === 'before-migration') stay.add(version)
    if (stay.has(version)) continue
    const tier = tiers.find(({ upTo }) => now - passed <= upTo)
    if (!tier) continue
    const slot = `${tier.step}:${Math.floor(passed / tier.step)}`
    const rival = latest.get(slot)
    if (!rival || at >= rival.at) latest.set(slot, { version, at })
  }
  for (const { version } of latest.values()) stay.add(version)
  return versions.filter((version) => stay.has(version))
}

/** The one kept last, and the one with the highest revision, which heals a damaged document. */
function newest<Version extends Kept>(versions: readonly Version[]): Version[] {
  const last = versions.at(-1)
  return last ? [last, versions.reduce((best, version) => (version.rev >= best.rev ? version : best))] : []
}
