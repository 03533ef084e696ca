import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type CommonContent, commonContent, type Kind, readContent } from '../../shared/document.ts'
import { note } from '../../shared/journal.ts'
import { emptyText } from '../../shared/rich-text.ts'

/** A kind whose content has changed twice: `words` became `text`, and then got a length. */
const third: Kind<'note', CommonContent & { text: string; length: number }, null> = {
  name: 'note',
  schema: 3,
  content: v.looseObject({ ...commonContent, text: v.string(), length: v.number() }),
  migrate: {
    1: (content) => {
      const { words, ...rest } = content as { words: string }
      return { ...rest, text: words }
    },
    2: (content) => ({ ...(content as object), length: (content as { text: string }).text.length }),
  },
  title: ({ text }) => text,
  digest: () => null,
}
const common = { tags: [], links: [], handling: 'working' }

test('older content is lifted step by step, and fields nobody knows survive', () => {
  expect(readContent(third, 1, { ...common, words: 'hej', later: 1 })).toEqual({ ...common, text: 'hej', length: 3, later: 1 })
  expect(readContent(third, 2, { ...common, text: 'hej' })).toMatchObject({ length: 3 })
  expect(readContent(third, 3, { ...common, text: 'hej', length: 9 })).toMatchObject({ length: 9 })
})

test('content that does not fit is refused, and so is a version with no way up', () => {
  expect(() => readContent(third, 3, { ...common, text: 'hej' })).toThrow(v.ValiError)
  expect(() => readContent({ ...third, migrate: {} }, 1, { ...common, words: 'hej' })).toThrow('no migration of note from schema 1')
})

test('what a note leaves out gets its default, never shared between notes', () => {
  const raw = { date: '2019-01-22', body: emptyText() }
  const [one, other] = [readContent(note, 1, raw), readContent(note, 1, raw)]
  expect(one).toEqual({ ...raw, tags: [], links: [], handling: 'working' })
  expect(one.tags).not.toBe(other.tags)
})
