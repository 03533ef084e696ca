import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceBetween } from '../../../../main/services/merge/word-diff.ts'
import { emptyText, plainText } from '../../../../shared/rich-text.ts'
import { edited, editsOf, sampleText } from './edited-text.ts'
import { block, holding, textOf } from './editor-schema.ts'

test('words are told apart within the block that holds them', () => {
  const before = textOf(block('heading', 'h', 'Mötet', { level: 1 }), block('paragraph', 'p', 'Vi ses på tisdag i Lund'))
  const after = textOf(
    block('heading', 'h', 'Mötet', { level: 1 }),
    block('paragraph', 'p', 'Vi ses på onsdag i Lund'),
    block('paragraph', 'q', 'Ta med kaffe'),
  )
  expect(differenceBetween(before, after)).toEqual([
    { kind: 'same', type: 'heading', level: 1, within: [], words: [{ text: 'Mötet', change: 'same' }] },
    {
      kind: 'changed',
      type: 'paragraph',
      within: [],
      words: [
        { text: 'Vi ses på', change: 'same' },
        { text: ' tisdag', change: 'removed' },
        { text: ' onsdag', change: 'added' },
        { text: ' i Lund', change: 'same' },
      ],
    },
    { kind: 'added', type: 'paragraph', within: [], words: [{ text: 'Ta med kaffe', change: 'added' }] },
  ])
})

test('a changed type, mark, level or tick is a change although no word is', () => {
  const task = (checked: boolean) =>
    textOf({
      type: 'taskList',
      attrs: { id: 'l' },
      content: [{ type: 'taskItem', attrs: { id: 'i', checked }, content: [block('paragraph', 'p', 'Ring Anna')] }],
    })
  expect(differenceBetween(task(false), task(true))).toEqual([
    { kind: 'changed', type: 'paragraph', within: ['taskList', 'taskItem'], checked: true, words: [{ text: 'Ring Anna', change: 'same' }] },
  ])
  const heading = textOf(block('heading', 'p', 'Ring Anna', { level: 2 }))
  expect(differenceBetween(textOf(block('paragraph', 'p', 'Ring Anna')), heading)).toEqual([
    { kind: 'changed', type: 'heading', was: 'paragraph', level: 2, within: [], words: [{ text: 'Ring Anna', change: 'same' }] },
  ])
  const bold = textOf({ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', marks: [{ type: 'bold' }], text: 'Ring Anna' }] })
  expect(differenceBetween(textOf(block('paragraph', 'p', 'Ring Anna')), bold)).toMatchObject([{ kind: 'changed' }])
})

test('blocks that were given new ids are known by what they say', () => {
  const text = (prefix: string) =>
    textOf(holding('blockquote', `${prefix}1`, block('paragraph', `${prefix}2`, 'Ett citat')), block('paragraph', `${prefix}3`, 'Slut'))
  expect(differenceBetween(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['same', 'same'])
})

test('a moved block is removed in one place and added in another', () => {
  const [one, two, three] = ['ett', 'två', 'tre'].map((word) => block('paragraph', word, word))
  expect(
    differenceBetween(textOf(one!, two!, three!), textOf(two!, three!, one!)).map(({ kind, words }) => `${kind} ${words[0]!.text}`),
  ).toEqual(['removed ett', 'same två', 'same tre', 'added ett'])
})

test('what is the same and removed is the one text, what is the same and added the other', () => {
  const base = sampleText(8)
  fc.assert(
    fc.property(
      editsOf(['type', 'replace', 'erase', 'new-block', 'split', 'move', 'delete', 'heading', 'add-item', 'nest-item'], 10),
      (edits) => {
        const after = edited(base, edits, 'anna')
        const changes = differenceBetween(base, after)
        const side = (gone: 'added' | 'removed'): string =>
          changes
            .filter(({ kind }) => kind !== gone)
            .map(({ words }) =>
              words
                .filter(({ change }) => change !== gone)
                .map(({ text }) => text)
                .join(''),
            )
            .join('\n')
        const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
        expect(lines(side('added'))).toEqual(lines(plainText(base)))
        expect(lines(side('removed'))).toEqual(lines(plainText(after)))
      },
    ),
    { numRuns: 300 },
  )
  expect(differenceBetween(base, base).every(({ kind }) => kind === 'same')).toBe(true)
  expect(differenceBetween(emptyText(), emptyText())).toHaveLength(1)
})
