import fc from 'fast-check'
import { expect, test } from 'vitest'
import { staying } from '../../../../main/store/history/thinning.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.parse('2019-06-15T12:00:00.000Z')

interface Kept {
  rev: number
  at: string
  why: string
  pinned: boolean
}
const kept = (age: number, rev = 1, more: Partial<Kept> = {}): Kept => ({
  rev,
  at: new Date(now - age).toISOString(),
  why: 'editing',
  pinned: false,
  ...more,
})
const ages = (versions: readonly Kept[]) => versions.map(({ at }) => now - Date.parse(at))
/** One version every `step` from `from` ago until `to` ago. */
const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((from - to) / step) }, (_none, n) => kept(from - n * step, n + 1))

const anyKept = fc.record({
  rev: fc.integer({ min: 1, max: 50 }),
  at: fc
    .oneof(
      fc.integer({ min: -2 * hour, max: 2 * hour }),
      fc.integer({ min: -3 * day, max: 40 * day }),
      fc.integer({ max: 500 * day, min: -400 * day }),
    )
    .map((age) => new Date(now - age).toISOString()),
  why: fc.constantFrom('opened', 'editing', 'left', 'before-migration'),
  pinned: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
const anyHistory = fc.array(anyKept, { maxLength: 60 })

test('a minute apart: every five minutes for an hour, then hourly', () => {
  const stay = ages(staying(every(minute, 4 * hour, 0), now))
  expect(stay.filter((age) => age <= hour)).toHaveLength(13)
  expect(stay.filter((age) => age > hour).map((age) => age / minute)).toEqual([181, 121, 61])
})

test('an hour apart: hourly for a day, daily for thirty days, weekly for a year, then nothing', () => {
  const stay = ages(staying(every(hour, 500 * day, 0), now))
  expect(stay.filter((age) => age <= day)).toHaveLength(24)
  expect(stay.filter((age) => age > day && age <= 30 * day).length).toBeGreaterThanOrEqual(29)
  expect(stay.filter((age) => age > day && age <= 30 * day).length).toBeLessThanOrEqual(31)
  expect(stay.filter((age) => age > 30 * day).length).toBeGreaterThanOrEqual(48)
  expect(stay.filter((age) => age > 30 * day).length).toBeLessThanOrEqual(50)
  expect(Math.max(...stay)).toBeLessThanOrEqual(365 * day)
})

test('of each step the latest stays', () => {
  const start = Math.floor((now - 5 * day) / day) * day
  const versions = [8, 12, 23].map((h, n) => ({ ...kept(0, n + 1), at: new Date(start + h * hour).toISOString() }))
  expect(staying([...versions, kept(0, 9)], now)).toEqual([versions[2], expect.objectContaining({ rev: 9 })])
})

test('what is pinned or from before a migration stays for ever, the newest too', () => {
  const pinned = kept(3000 * day, 1, { pinned: true })
  const migrated = kept(2999 * day, 2, { why: 'before-migration' })
  const last = kept(2000 * day, 4)
  expect(staying([pinned, migrated, kept(2500 * day, 3), last], now)).toEqual([pinned, migrated, last])
})

test('a version that came from outside with a lower revision does not push out the one that heals', () => {
  const own = kept(100 * day, 18)
  const outside = kept(100 * day, 17, { why: 'outside' })
  expect(staying([own, outside], now)).toEqual([own, outside])
})

test('when the clock jumps back a year nothing goes', () => {
  const versions = every(minute, 3 * hour, 0)
  expect(staying(versions, now - 365 * day)).toEqual(versions)
})

test('what was written while the clock was a year behind is as new as what it followed', () => {
  const before = every(10 * minute, hour, 0)
  const behind = every(10 * minute, 365 * day + hour, 365 * day)
  const last = kept(0, 99)
  const stay = staying([...before, ...behind, last], now)
  for (const version of before) expect(stay).toContain(version)
  expect(staying([...behind, last], now).length).toBeLessThan(behind.length)
})

test('thinning keeps a part, in order, with everything that must stay, and thinning again takes no more', () => {
  fc.assert(
    fc.property(anyHistory, (versions) => {
      const stay = staying(versions, now)
      const places = stay.map((version) => versions.indexOf(version))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places).not.toContain(-1)
      for (const version of versions) {
        if (version.pinned || version.why === 'before-migration' || Date.parse(version.at) > now) expect(stay).toContain(version)
      }
      if (versions.length > 0) {
        expect(stay.at(-1)).toBe(versions.at(-1))
        expect(Math.max(...stay.map(({ rev }) => rev))).toBe(Math.max(...versions.map(({ rev }) => rev)))
      }
      expect(staying(stay, now)).toEqual(stay)
    }),
    { numRuns: 2000 },
  )
})

test('thinned at every hour or only at the end: no day of the last month loses its last version', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(29 * 24), { minLength: 1, maxLength: 80 }), (hours) => {
      const all = hours.toSorted((a, b) => b - a).map((h, n) => kept(h * hour, n + 1))
      let often: Kept[] = []
      for (const version of all) often = staying([...often, version], Date.parse(version.at))
      const dayOf = ({ at }: Kept) => at.slice(0, 10)
      const lastOf = new Map(all.map((version) => [dayOf(version), version]))
      for (const version of lastOf.values()) {
        expect(staying(often, now)).toContain(version)
        expect(staying(all, now)).toContain(version)
      }
    }),
  )
})
