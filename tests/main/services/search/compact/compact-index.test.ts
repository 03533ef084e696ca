import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CompactIndex } from '../../../../../main/services/search/compact/compact-index.ts'
import { likeness, type Reach, termsOf } from '../../../../../main/services/search/query.ts'
import type { Searchable } from '../../../../../main/services/search/search-index.ts'
import { wordsOf } from '../../../../../main/services/search/words.ts'

const entry = (id: string, text: string, title = '', tags: string[] = []): Searchable => ({ id, title, tags, text })

function indexOf(...entries: Searchable[]): CompactIndex {
  const index = new CompactIndex()
  for (const one of entries) index.add(one)
  return index
}

const ids = (index: CompactIndex, query: string) => index.find(query, 100).map(({ id }) => id)

describe('Swedish (store.md §11.3)', () => {
  const index = indexOf(
    entry('1', 'Ett år'),
    entry('2', '100 ar mark'),
    entry('3', 'hälsa'),
    entry('4', 'resumé'),
    entry('5', 'a\u030ar'.normalize('NFD')),
  )
  test.each([
    ['år', ['1', '5']],
    ['ar', ['2']],
    ['halsa', ['3']],
    ['resume', ['4']],
    ['RESUMÉ', ['4']],
    ['a\u030ar', ['1', '5']],
  ])('%s finds %j', (query, expected) => {
    expect(ids(index, query).toSorted()).toEqual(expected)
  })

  test('what is found only by taking å ä for a stands below every exact hit', () => {
    const both = indexOf(entry('exact', `halsa ${'annat '.repeat(200)}`), entry('ring', 'hälsa', 'Hälsa', ['hälsa']))
    expect(both.find('halsa', 10)).toEqual([
      { id: 'exact', reach: 'near' },
      { id: 'ring', reach: 'plain' },
    ])
  })
})

test('English words are found by themselves, by their beginning, and by a slip', () => {
  const index = indexOf(entry('1', 'Notes from the stakeholders meeting'), entry('2', 'Bara svenska här'))
  for (const query of ['stakeholders', 'stakeh', 'meeting notes', 'staekholders']) expect(ids(index, query)).toEqual(['1'])
})

test('every word must be there, the last one at least begun', () => {
  const index = indexOf(entry('1', 'Möte med Anna i Kalmar'), entry('2', 'Möte med Bo i Karlstad'))
  expect(ids(index, 'möte kal')).toEqual(['1'])
  expect(ids(index, 'möte kar')).toEqual(['2'])
  expect(ids(index, 'kal möte')).toEqual([])
  expect(ids(index, 'bo anna')).toEqual([])
  expect(ids(index, 'möte b').toSorted()).toEqual(['1', '2'])
})

test('a word in the title counts most, then in a tag, then in the text, however often', () => {
  const filling = 'ord '.repeat(30)
  const index = indexOf(
    entry('text', `${'kalmar '.repeat(40)}`),
    entry('tag', filling, 'Möte', ['Kalmar']),
    entry('title', filling, 'Kalmar'),
    entry('once', `kalmar ${filling}`),
  )
  expect(ids(index, 'kalmar')).toEqual(['title', 'tag', 'text', 'once'])
})

test('the word itself stands above another form, and that above what it begins', () => {
  const index = indexOf(entry('1', 'mötesplats'), entry('2', 'möten'), entry('3', 'möte'))
  expect(ids(index, 'möte')).toEqual(['3', '2', '1'])
})

test('a slip is forgiven, and words are looked into, only when nothing else is found', () => {
  const index = indexOf(entry('1', 'länsstyrelse'), entry('2', 'styrelsen'))
  expect(index.find('styrelse', 10)).toEqual([{ id: '2', reach: 'near' }])
  index.remove('2')
  expect(index.find('styrelse', 10)).toEqual([{ id: '1', reach: 'loose' }])
  expect(ids(index, 'länstsyrelse')).toEqual(['1'])
})

test('what is added again replaces, what is removed is not found', () => {
  const index = indexOf(entry('1', 'Kalmar'), entry('2', 'Kalmar'))
  index.add(entry('1', 'Karlstad'))
  expect(ids(index, 'kalmar')).toEqual(['2'])
  index.remove('2')
  index.remove('nobody')
  expect(ids(index, 'kalmar')).toEqual([])
  expect(ids(index, 'karlstad')).toEqual(['1'])
})

test('nothing asked gives nothing, and a limit is kept', () => {
  const index = indexOf(...Array.from({ length: 20 }, (_, n) => entry(String(n), 'möte')))
  expect(index.find('', 10)).toEqual([])
  expect(index.find(' – ', 10)).toEqual([])
  expect(index.find('möte', 7)).toHaveLength(7)
  expect(new CompactIndex().find('möte', 10)).toEqual([])
})

test('bytes that are not whole are refused', () => {
  const bytes = indexOf(entry('1', 'Ett möte i Kalmar')).save()
  expect(CompactIndex.load(bytes).find('kalmar', 1)).toHaveLength(1)
  for (const cut of [0, 3, 16, bytes.length - 1]) expect(() => CompactIndex.load(bytes.subarray(0, cut))).toThrow(/./)
})

const vocabulary = [
  'möte',
  'mötet',
  'mötesplats',
  'mote',
  'år',
  'ar',
  'hälsa',
  'halsa',
  'kalmar',
  'kalmr',
  'länsstyrelse',
  'styrelse',
  'the',
]
const someText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }).map((words) => words.join(' '))
const someEntry = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  title: someText,
  tags: fc.array(fc.constantFrom(...vocabulary), { maxLength: 2 }),
  text: someText,
})
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), entry: someEntry }),
  fc.record({ do: fc.constant('remove' as const), entry: someEntry }),
  fc.record({ do: fc.constant('find' as const) }),
  fc.record({ do: fc.constant('keep' as const) }),
)

/** What a plain look at every word of every document finds. */
function scan(entries: Iterable<Searchable>, query: string): { reach: Reach; ids: string[] } {
  const all = [...entries]
  const terms = termsOf(query)
  const matching = (reach: Reach) =>
    all
      .filter(({ title, tags, text }) => {
        const words = [title, ...tags, text].flatMap(wordsOf)
        return terms.every((term) => !term.isRequired || words.some((word) => likeness(term, word, reach) > 0))
      })
      .map(({ id }) => id)
  const near = matching('near')
  const reach = terms.some(({ isPlain }) => isPlain) ? 'plain' : 'near'
  const found = reach === 'plain' ? [...new Set([...near, ...matching('plain')])] : near
  return found.length > 0 ? { reach, ids: found.toSorted() } : { reach: 'loose', ids: matching('loose').toSorted() }
}

test('whatever is added, removed, saved and loaded, it finds what a plain look at every word finds, in the same order as an index made anew', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.constantFrom(...vocabulary, 'mö', 'kal', 'sty'), { minLength: 1, maxLength: 3 }),
      (steps, asked) => {
        let index = new CompactIndex()
        const entries = new Map<string, Searchable>()
        const query = asked.join(' ')
        for (const one of steps) {
          if (one.do === 'add') {
            index.add(one.entry)
            entries.set(one.entry.id, one.entry)
          } else if (one.do === 'remove') {
            index.remove(one.entry.id)
            entries.delete(one.entry.id)
          } else if (one.do === 'keep') index = CompactIndex.load(index.save())
          else index.find(query, 1)
        }
        const hits = index.find(query, 100)
        expect(hits.map(({ id }) => id).toSorted()).toEqual(scan(entries.values(), query).ids)
        expect(hits).toEqual(indexOf(...entries.values()).find(query, 100))
      },
    ),
    { numRuns: 500 },
  )
})
