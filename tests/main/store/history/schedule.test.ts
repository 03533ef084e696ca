import { expect, test } from 'vitest'
import { Schedule } from '../../../../main/store/history/schedule.ts'

const minute = 60_000

/** A schedule where every version that is due can be kept. */
function keeping() {
  const schedule = new Schedule()
  const save = (id: string, now: number) => {
    const why = schedule.saved(id, now)
    if (why) schedule.kept(id, now)
    return why
  }
  return { schedule, save }
}

test('the first save is kept, then one each five minutes of writing', () => {
  const { save } = keeping()
  const kept = Array.from({ length: 32 }, (_none, n) => [n / 2, save('a', (n / 2) * minute)] as const).filter(([, why]) => why)
  expect(kept).toEqual([
    [0, 'opened'],
    [5, 'editing'],
    [10, 'editing'],
    [15, 'editing'],
  ])
})

test('each document has its own five minutes', () => {
  const { save } = keeping()
  expect(save('a', 0)).toBe('opened')
  expect(save('b', 4 * minute)).toBe('opened')
  expect(save('a', 5 * minute)).toBe('editing')
  expect(save('b', 5 * minute)).toBeUndefined()
})

test('a document that is left is due when it was saved since, and opens anew', () => {
  const { schedule, save } = keeping()
  expect(schedule.left('a')).toBe(false)
  save('a', 0)
  expect(schedule.left('a')).toBe(false)
  expect(save('a', minute)).toBe('opened')
  expect(save('a', 2 * minute)).toBeUndefined()
  expect(schedule.left('a')).toBe(true)
  expect(schedule.left('a')).toBe(false)
})

test('a document is idle a minute after its last save, until that is kept', () => {
  const { schedule, save } = keeping()
  save('a', 0)
  expect(schedule.idle(10 * minute)).toEqual([])
  save('a', 1000)
  save('b', 1000)
  expect(schedule.idle(1000 + minute - 1)).toEqual([])
  expect(schedule.idle(1000 + minute)).toEqual(['a'])
  schedule.kept('a', 1000 + minute)
  expect(schedule.idle(99 * minute)).toEqual([])
  expect(save('a', 3 * minute)).toBeUndefined()
  expect(save('a', 6.1 * minute)).toBe('editing')
})

test('what could not be kept is due again at the next save', () => {
  const schedule = new Schedule()
  expect(schedule.saved('a', 0)).toBe('opened')
  expect(schedule.saved('a', 1000)).toBe('opened')
  schedule.kept('a', 1000)
  expect(schedule.saved('a', 5 * minute + 1000)).toBe('editing')
  expect(schedule.saved('a', 5 * minute + 2000)).toBe('editing')
})

test('before quitting, everything whose last save is not kept', () => {
  const { schedule, save } = keeping()
  for (const id of ['a', 'b', 'c']) save(id, 0)
  save('a', 1)
  save('c', 1)
  expect(schedule.allLeft()).toEqual(['a', 'c'])
  expect(schedule.allLeft()).toEqual([])
  expect(save('b', 2)).toBe('opened')
})
