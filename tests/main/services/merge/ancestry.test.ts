import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kinshipOf, type Version } from '../../../../main/services/merge/ancestry.ts'

/** A history from lines such as `c 3 a b`: checksum, revision, parents. */
function history(...lines: string[]): { at: (sha256: string) => Version; find: (sha256: string) => Version | undefined } {
  const versions = new Map(
    lines.map((line) => {
      const [sha256 = '', rev, ...parents] = line.split(' ')
      return [sha256, { sha256, rev: Number(rev), parents }]
    }),
  )
  return { at: (sha256) => versions.get(sha256)!, find: (sha256) => versions.get(sha256) }
}

test('the same content is the same version, whoever wrote it', () => {
  const { find } = history()
  expect(kinshipOf({ sha256: 'a', rev: 2, parents: ['x'] }, { sha256: 'a', rev: 7, parents: ['y'] }, find)).toEqual({ relation: 'same' })
})

test('what was written on top of the other stands, however far above', () => {
  const { at, find } = history('a 1', 'b 2 a', 'c 3 b')
  expect(kinshipOf(at('a'), at('c'), find)).toEqual({ relation: 'first-is-older' })
  expect(kinshipOf(at('c'), at('a'), find)).toEqual({ relation: 'second-is-older' })
  expect(kinshipOf(at('a'), { sha256: 'd', rev: 4, parents: ['a'] }, () => undefined)).toEqual({ relation: 'first-is-older' })
})

test('the nearest version that both stand on and that can be read is the ancestor', () => {
  const { at, find } = history('a 1', 'b 2 a', 'c 3 b', 'd 3 b')
  expect(kinshipOf(at('c'), at('d'), find)).toEqual({ relation: 'common', ancestor: 'b' })
  const thinned = (sha256: string) => (sha256 === 'b' ? undefined : find(sha256))
  expect(kinshipOf(at('c'), at('d'), thinned)).toEqual({ relation: 'none' })
  const both = { ...at('d'), parents: ['b', 'a'] }
  expect(kinshipOf({ ...at('c'), parents: ['b', 'a'] }, both, thinned)).toEqual({ relation: 'common', ancestor: 'a' })
})

test('two merges of the same pair have one ancestor, whichever comes first', () => {
  const { at, find } = history('o 1', 'a 2 o', 'b 2 o', 'm 3 a b', 'n 3 b a')
  expect(kinshipOf(at('m'), at('n'), find)).toEqual({ relation: 'common', ancestor: 'a' })
  expect(kinshipOf(at('n'), at('m'), find)).toEqual({ relation: 'common', ancestor: 'a' })
})

test('nothing in common is said', () => {
  const { at, find } = history('a 1', 'b 1', 'c 2 a', 'd 2 b')
  expect(kinshipOf(at('c'), at('d'), find)).toEqual({ relation: 'none' })
})

test('a text that was changed back is newer than what it was changed from', () => {
  const { find } = history('a 1', 'b 2 a')
  expect(kinshipOf({ sha256: 'a', rev: 3, parents: ['b'] }, { sha256: 'b', rev: 2, parents: ['a'] }, find)).toEqual({
    relation: 'second-is-older',
  })
})

test('histories that turn back on themselves come to an end, and both sides agree', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const version = fc.record({ sha256: name, rev: fc.nat(5), parents: fc.array(name, { maxLength: 3 }) })
  const turned = { 'first-is-older': 'second-is-older', 'second-is-older': 'first-is-older' } as const
  fc.assert(
    fc.property(version, version, fc.array(version), (first, second, known) => {
      const find = (sha256: string) => known.find((one) => one.sha256 === sha256)
      const { relation, ...rest } = kinshipOf(first, second, find)
      const other = relation === 'first-is-older' || relation === 'second-is-older' ? turned[relation] : relation
      expect(kinshipOf(second, first, find)).toEqual({ relation: other, ...rest })
    }),
  )
})
