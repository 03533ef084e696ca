import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageTrash, goesAt, type TrashAge } from '../../shared/trash.ts'

const day = 24 * 3600 * 1000
const start = Date.parse('2019-01-22T09:00:00.000Z')
const at = (days: number) => new Date(start + days * day)
const one = { id: 'a', trashedAt: at(0).toISOString() }

/** Looks at one thing in the trash on these days; the days on which it was due. */
function dueDays(days: readonly number[], trashed = [one], before: TrashAge | null = null): number[] {
  let age = before
  return days.filter((when) => {
    const look = ageTrash(age, trashed, at(when))
    age = look.age
    return look.due.length > 0
  })
}
const daily = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

test('what is thrown away goes after thirty days, looked at daily or weekly', () => {
  expect(goesAt(one.trashedAt)).toBe(at(30).toISOString())
  expect(dueDays(daily(0, 31))).toEqual([30, 31])
  expect(dueDays([0, 7, 14, 21, 28, 29.9, 35])).toEqual([35])
})

test('a clock that jumps ahead a year and back does not empty the trash, however often', () => {
  expect(dueDays([0, 365, 1, 366, 2])).toEqual([])
  expect(dueDays([0, ...daily(365, 380), ...daily(16, 20)])).toEqual([])
  expect(dueDays([0, 1000, 1001, 1002])).toEqual([])
})

test('a clock that was a year behind when something was thrown away does not let it go when it is put right', () => {
  const behind = { id: 'a', trashedAt: at(-365).toISOString() }
  expect(dueDays(daily(0, 29), [behind])).toEqual([])
  expect(dueDays(daily(0, 30), [behind])).toEqual([30])
})

test('a clock that goes back does not lose the time that has passed', () => {
  expect(dueDays([...daily(0, 20), -365, ...daily(21, 45)])[0]).toBeLessThanOrEqual(38)
})

test('what is taken back and thrown away again begins anew', () => {
  let { age } = ageTrash(null, [one], at(0))
  for (const when of daily(1, 29)) age = ageTrash(age, [one], at(when)).age
  const again = { id: 'a', trashedAt: at(29).toISOString() }
  expect(dueDays(daily(30, 59), [again], age)).toEqual([])
  expect(dueDays([...daily(30, 60)], [again], age)).toEqual([60])
})

test('whatever the clock does, nothing goes before thirty days have passed in steps of at most a week', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -800, max: 800 }), { maxLength: 40 }), (days) => {
      let { age } = ageTrash(null, [one], at(0))
      let [before, passed] = [0, 0]
      for (const now of days) {
        const look = ageTrash(age, [one], at(now))
        passed += Math.min(Math.max(now - before, 0), 7)
        expect(look.due.length > 0).toBe(passed >= 30 && now >= 30)
        ;[age, before] = [look.age, now]
      }
    }),
  )
})
