import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocuments, settleChoice } from '../../../../main/services/merge/merge-documents.ts'
import type { EventContent } from '../../../../shared/calendar/event.ts'
import type { NoteContent } from '../../../../shared/journal.ts'
import { textFromLines } from '../../../../shared/rich-text.ts'
import { eventOf } from '../calendar/event-of.ts'
import { block, textOf } from './editor-schema.ts'

const noteOf = (content: Partial<NoteContent> = {}): NoteContent => ({
  tags: [],
  links: [],
  handling: 'working',
  date: '2019-01-22',
  body: textOf(block('paragraph', 'p', 'Efter workshopen')),
  ...content,
})
const event = (content: Partial<EventContent>): EventContent => eventOf(content).content
const clean = { how: 'merged', isClean: true, choices: [], marks: [] }

describe('field by field', () => {
  test('each side’s own changes are both made', () => {
    const ancestor = event({ summary: 'Möte', location: 'Lund' })
    const merged = mergeDocuments(
      'programme',
      programme({}),
      programme({ sponsor: 'Region' }),
      programme({ provider: 'Byrå', note: 'okänt fält' }),
    )
    expect(merged).toMatchObject({ ...clean, content: programme({ sponsor: 'Region', provider: 'Byrå', note: 'okänt fält' }) })
    expect(
      mergeDocuments('event', ancestor, event({ summary: 'Dag', location: 'Lund' }), event({ summary: 'Möte', location: 'Umeå' })),
    ).toMatchObject({
      ...clean,
      content: { summary: 'Dag', location: 'Umeå' },
    })
  })

  test('tags and links are sets', () => {
    const link = (n: number) => ({ kind: 'event' as const, id: `01890000-0000-7000-8000-00000000000${n}` })
    const merged = mergeDocuments(
      'note',
      noteOf({ tags: ['a', 'b'], links: [link(1), link(2)] }),
      noteOf({ tags: ['a', 'c'], links: [link(1), link(2), link(3)] }),
      noteOf({ tags: ['b', 'a', 'd'], links: [link(2)] }),
    )
    expect(merged).toMatchObject(clean)
    if (merged.how !== 'merged') return
    expect(merged.content.tags.toSorted()).toEqual(['a', 'c', 'd'])
    expect(merged.content.links).toEqual([link(2), link(3)])
  })

  test('a field that both have changed differently is the person’s to choose', () => {
    const [ancestor, mine, theirs] = [noteOf(), noteOf({ date: '2019-01-23' }), noteOf({ date: '2019-01-24', tags: ['ny'] })]
    const merged = mergeDocuments('note', ancestor, mine, theirs)
    const turned = mergeDocuments('note', ancestor, theirs, mine)
    if (merged.how !== 'merged' || turned.how !== 'merged') throw new Error('not merged')
    expect(merged).toMatchObject({
      isClean: false,
      choices: [{ path: ['date'], ancestor: '2019-01-22', mine: '2019-01-23', theirs: '2019-01-24' }],
    })
    expect(turned.choices).toEqual([{ path: ['date'], ancestor: '2019-01-22', mine: '2019-01-24', theirs: '2019-01-23' }])
    expect(JSON.stringify(turned.content)).toBe(JSON.stringify(merged.content))
    expect(settleChoice(merged.content, merged.choices[0]!, '2019-01-24')).toMatchObject({ date: '2019-01-24', tags: ['ny'] })
  })

  test('a time is one thing: its parts are never taken from two sides', () => {
    const when = (start: string, end: string) => ({ type: 'date' as const, start, end, timeUnset: false })
    const merged = mergeDocuments(
      'event',
      event({ when: when('2019-01-22', '2019-01-23') }),
      event({ when: when('2019-01-25', '2019-01-26') }),
      event({ when: when('2019-01-22', '2019-01-24') }),
    )
    expect(merged).toMatchObject({
      isClean: false,
      choices: [{ path: ['when'], mine: when('2019-01-25', '2019-01-26'), theirs: when('2019-01-22', '2019-01-24') }],
    })
  })

  test('a list of items is merged by their ids, and a choice within one is settled there', () => {
    const alarms = (...minutes: [string, number][]) => event({ alarms: minutes.map(([uid, minutesBefore]) => ({ uid, minutesBefore })) })
    expect(
      mergeDocuments('event', alarms(['a', 5], ['b', 10]), alarms(['a', 5], ['b', 15], ['c', 20]), alarms(['b', 10], ['d', 30])),
    ).toMatchObject({
      isClean: true,
      content: { alarms: expect.arrayContaining(alarms(['b', 15], ['c', 20], ['d', 30]).alarms) },
    })
    const merged = mergeDocuments('event', alarms(['a', 5]), alarms(['a', 10]), alarms(['a', 15], ['b', 1]))
    if (merged.how !== 'merged') throw new Error('not merged')
    expect(merged.choices).toEqual([{ path: ['alarms', 'a', 'minutesBefore'], ancestor: 5, mine: 10, theirs: 15 }])
    expect(settleChoice(merged.content, merged.choices[0]!, 15).alarms).toEqual(alarms(['a', 15], ['b', 1]).alarms)
    expect(mergeDocuments('event', alarms(['a', 5]), alarms(), alarms(['a', 6]))).toMatchObject({
      isClean: false,
      content: { alarms: alarms(['a', 6]).alarms },
      marks: [{ field: 'alarms', id: 'a', reason: 'came-back' }],
    })
  })

  test('halves that do not fit together are kept apart', () => {
    const alarms = (side: string) => event({ alarms: Array.from({ length: 10 }, (_, n) => ({ uid: `${side}${n}`, minutesBefore: n })) })
    expect(mergeDocuments('event', event({}), alarms('a'), alarms('b'))).toEqual({
      how: 'apart',
      isClean: false,
      mine: alarms('a'),
      theirs: alarms('b'),
    })
  })

  test('what the app counts and dates itself is no choice', () => {
    const merged = mergeDocuments(
      'event',
      event({ sequence: 3, lastModified: '2019-01-01T00:00:00.000Z' }),
      event({ sequence: 4, lastModified: '2019-01-03T00:00:00.000Z', summary: 'Ny' }),
      event({ sequence: 5, lastModified: '2019-01-02T00:00:00.000Z', location: 'Lund' }),
    )
    expect(merged).toMatchObject({
      ...clean,
      content: { sequence: 6, lastModified: '2019-01-03T00:00:00.000Z', summary: 'Ny', location: 'Lund' },
    })
  })
})

describe('the trash', () => {
  const trashedAt = '2019-02-01T00:00:00.000Z'

  test('a document that one has thrown away and the other has written in comes back', () => {
    const merged = mergeDocuments('note', noteOf(), noteOf({ trashedAt }), noteOf({ tags: ['ny'] }))
    expect(merged).toMatchObject({
      isClean: false,
      marks: [{ field: 'trashedAt', id: null, reason: 'came-back' }],
      content: { tags: ['ny'] },
    })
    if (merged.how === 'merged') expect(merged.content.trashedAt).toBeUndefined()
  })

  test('thrown away by both, it stays there, from the later day', () => {
    const later = '2019-02-02T00:00:00.000Z'
    expect(mergeDocuments('note', noteOf(), noteOf({ trashedAt, tags: ['a'] }), noteOf({ trashedAt: later }))).toMatchObject({
      ...clean,
      content: { trashedAt: later, tags: ['a'] },
    })
  })

  test('taken out of it by one, it is out', () => {
    const merged = mergeDocuments('note', noteOf({ trashedAt }), noteOf(), noteOf({ trashedAt, tags: ['a'] }))
    expect(merged).toMatchObject({ ...clean, content: { tags: ['a'] } })
    if (merged.how === 'merged') expect(merged.content.trashedAt).toBeUndefined()
  })
})

describe('without an ancestor', () => {
  const lines = (text: string): NoteContent => noteOf({ body: textFromLines(text) })

  test('equal variants are one', () =>
    expect(mergeDocuments('note', null, lines('ett'), lines('ett'))).toEqual({ ...clean, content: lines('ett') }))

  test('what holds all of the other stands', () => {
    const [whole, part] = [
      { ...lines('ett\ntvå\ntre'), tags: ['a', 'b'] },
      { ...lines('ett\ntre'), tags: ['b'] },
    ]
    expect(mergeDocuments('note', null, part, whole)).toEqual({ ...clean, content: whole })
    expect(mergeDocuments('note', null, whole, part)).toEqual({ ...clean, content: whole })
  })

  test('everything else is kept apart', () => {
    const pairs: [NoteContent, NoteContent][] = [
      [lines('ett'), lines('två')],
      [
        { ...lines('ett\ntvå'), tags: [] },
        { ...lines('ett'), tags: ['a'] },
      ],
      [lines('ett'), { ...lines('ett\ntvå'), date: '2019-01-23' }],
      [lines('ett\ntvå'), lines('två\nett')],
    ]
    for (const [mine, theirs] of pairs)
      expect(mergeDocuments('note', null, mine, theirs)).toEqual({ how: 'apart', isClean: false, mine, theirs })
  })
})

test('any fields: the result is the same whoever merges, each value is one of the sides’, and what only one has changed is its', () => {
  const content = fc.record({
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    date: fc.constantFrom('2019-01-22', '2019-01-23', '2019-01-24'),
    handling: fc.constantFrom('working' as const, 'shared' as const, 'finalised' as const),
    extra: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
  })
  const build = ({ extra, ...fields }: { extra?: string | undefined } & Partial<NoteContent>): NoteContent =>
    noteOf({ ...fields, ...(extra === undefined ? {} : { extra }) })
  fc.assert(
    fc.property(content, content, content, (o, a, b) => {
      const [ancestor, mine, theirs] = [build(o), build(a), build(b)]
      const merged = mergeDocuments('note', ancestor, mine, theirs)
      const turned = mergeDocuments('note', ancestor, theirs, mine)
      if (merged.how !== 'merged' || turned.how !== 'merged') throw new Error('not merged')
      expect(JSON.stringify(turned.content)).toBe(JSON.stringify(merged.content))
      for (const name of ['date', 'handling', 'extra'] as const) {
        const [was, one, two] = [ancestor[name], mine[name], theirs[name]]
        const isChoice = one !== two && one !== was && two !== was
        expect(merged.choices.some(({ path }) => path[0] === name)).toBe(isChoice)
        if (!isChoice) expect(merged.content[name]).toBe(one === was ? two : one)
      }
      const tags = new Set(merged.content.tags)
      for (const tag of ['a', 'b', 'c', 'd']) {
        const [was, one, two] = [ancestor, mine, theirs].map((side) => side.tags.includes(tag))
        expect(tags.has(tag)).toBe(was ? one && two : one || two)
      }
    }),
    { numRuns: 500 },
  )
})

function programme(fields: object) {
  return { tags: [], links: [], handling: 'working' as const, name: 'Processtöd', sponsor: '', provider: '', description: '', ...fields }
}
