import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { emptyText, excerpt, firstLine, plainText, type RichNode, RichText, textFromLines } from '../../shared/rich-text.ts'

const nested = (levels: number): RichNode => {
  let node: RichNode = { type: 'paragraph' }
  for (let level = 1; level < levels; level++) node = { type: 'bulletList', content: [node] }
  return { type: 'doc', content: [node] }
}

test('a text is a doc of nodes, with whatever fields a later version adds', () => {
  expect(v.parse(RichText, { ...emptyText(), later: { a: 1 } })).toEqual({ ...emptyText(), later: { a: 1 } })
  for (const bad of [
    null,
    [],
    'text',
    {},
    { type: 'paragraph' },
    { type: 'doc', content: {} },
    { type: 'doc', content: [null] },
    { type: 'doc', content: [{ type: 1 }] },
    { type: 'doc', content: [{ type: 'text', text: 1 }] },
  ])
    expect(v.is(RichText, bad)).toBe(false)
})

test('a text may be a hundred levels deep, and one that would overflow the stack is refused, not crashed on', () => {
  expect(v.is(RichText, nested(100))).toBe(true)
  expect(v.is(RichText, nested(101))).toBe(false)
  expect(v.is(RichText, nested(100_000))).toBe(false)
})

test('lines survive the way into a text and back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line))), (lines) => {
      expect(plainText(textFromLines(lines.join('\r\n')))).toBe(lines.filter((line) => line !== '').join('\n'))
    }),
  )
})

test('the first line is the first that says something, in whatever block it stands', () => {
  expect(firstLine(emptyText())).toBe('')
  expect(firstLine(textFromLines('\n   \n  Efter workshopen \nmer'))).toBe('Efter workshopen')
  const list: RichNode = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'hardBreak' },
          { type: 'text', text: 'Två ' },
          { type: 'text', text: 'delar' },
          { type: 'hardBreak' },
          { type: 'text', text: 'nästa' },
        ],
      },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'punkt' }] }] }] },
    ],
  }
  expect(firstLine(list)).toBe('Två delar')
  expect(excerpt(list)).toBe('nästa punkt')
})

test('a line that is too long is cut between characters, never inside an emoji', () => {
  expect(firstLine(textFromLines('a'.repeat(200)))).toBe('a'.repeat(200))
  expect(firstLine(textFromLines('a'.repeat(201)))).toBe(`${'a'.repeat(199)}…`)
  expect(firstLine(textFromLines('😀'.repeat(300)), 3)).toBe('😀😀…')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (first, second, longest) => {
        const text = textFromLines(`${first}\n${second}`)
        for (const cut of [firstLine(text, longest), excerpt(text, longest)]) {
          expect(Array.from(cut).length).toBeLessThanOrEqual(longest)
          expect(cut).not.toMatch(/\p{Surrogate}/u)
        }
      },
    ),
  )
})

test('the excerpt is what follows the first line, on one line', () => {
  expect(excerpt(textFromLines('Rubrik'))).toBe('')
  expect(excerpt(textFromLines('Rubrik\n\n ett \n två'))).toBe('ett två')
  expect(excerpt(textFromLines(`Rubrik\n${'ord '.repeat(100)}`))).toHaveLength(160)
})
