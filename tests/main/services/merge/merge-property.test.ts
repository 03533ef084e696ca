import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocuments } from '../../../../main/services/merge/merge-documents.ts'
import type { NoteContent } from '../../../../shared/journal.ts'
import type { RichText } from '../../../../shared/rich-text.ts'
import { edited, editsOf, sampleText, type What } from './edited-text.ts'
import { markedWordsIn, throughEditor, wordsIn } from './editor-schema.ts'

/* The table of store.md §6.4: two people edit the same text, neither loses a word. */

const note = (body: RichText): NoteContent => ({ tags: [], links: [], handling: 'working', date: '2019-01-22', body })

const words: What[] = ['type', 'replace', 'erase']
const rows: Record<string, { edits: What[]; blocks: number; most: number }> = {
  'text, spread': { edits: words, blocks: 14, most: 5 },
  'text, same block': { edits: words, blocks: 1, most: 5 },
  'paragraph ↔ heading': { edits: [...words, 'heading', 'code'], blocks: 7, most: 6 },
  split: { edits: [...words, 'split', 'join'], blocks: 7, most: 6 },
  'move block': { edits: [...words, 'move', 'quote', 'unquote'], blocks: 9, most: 8 },
  'delete block': { edits: [...words, 'delete', 'new-block'], blocks: 9, most: 8 },
  lists: { edits: ['type', 'erase', 'add-item', 'nest-item', 'move-item', 'list-type', 'tick', 'delete', 'split'], blocks: 5, most: 8 },
  marks: { edits: ['type', 'bold', 'italic', 'link'], blocks: 4, most: 8 },
  everything: {
    edits: [
      'type',
      'replace',
      'new-block',
      'heading',
      'code',
      'split',
      'join',
      'move',
      'delete',
      'quote',
      'unquote',
      'add-item',
      'nest-item',
      'move-item',
      'list-type',
      'tick',
      'bold',
      'link',
    ],
    blocks: 10,
    most: 12,
  },
}

describe.each(Object.entries(rows))('%s', (_name, { edits, blocks, most }) => {
  test.each(['have ids', 'have none', 'were given ids on each computer'])(
    'no word is lost, whoever merges, and the editor takes it: blocks %s',
    (ids) => {
      const ancestor = sampleText(blocks, ids === 'have ids')
      const left = (text: RichText, who: string): RichText => (ids === 'were given ids on each computer' ? withIds(text, who) : text)
      fc.assert(
        fc.property(editsOf(edits, most), editsOf(edits, most), (editsA, editsB) => {
          const [a, b] = [left(edited(ancestor, editsA, 'anna'), 'anna'), left(edited(ancestor, editsB, 'bo'), 'bo')]
          const merged = mergeDocuments('note', note(ancestor), note(a), note(b))
          const turned = mergeDocuments('note', note(ancestor), note(b), note(a))
          if (merged.how === 'apart' || turned.how === 'apart') throw new Error('not merged')
          expect(JSON.stringify(turned.content)).toBe(JSON.stringify(merged.content))
          expect(turned.marks).toEqual(merged.marks)

          const { body } = merged.content
          expect(throughEditor(body)).toEqual(body)
          const [was, inA, inB, inBoth] = [ancestor, a, b, body].map((text) => new Set(wordsIn(text))) as Set<string>[]
          const owed = [...inA!, ...inB!].filter((word) => !was!.has(word) || (inA!.has(word) && inB!.has(word)))
          expect(owed.filter((word) => !inBoth!.has(word))).toEqual([])

          const inBody = idsIn(body)
          expect(new Set(inBody).size).toBe(inBody.length)
          for (const { id, other } of merged.marks) {
            expect(inBody).toContain(id)
            if (other !== undefined) expect(inBody).toContain(other)
          }
        }),
        { numRuns: 300 },
      )
    },
  )
})

test('an unchanged variant gives the other one exactly, and so does an equal one', () => {
  const ancestor = note(sampleText(9))
  fc.assert(
    fc.property(editsOf(rows['everything']!.edits, 12), (edits) => {
      const changed = note(edited(ancestor.body, edits, 'anna'))
      for (const merged of [
        mergeDocuments('note', ancestor, changed, ancestor),
        mergeDocuments('note', ancestor, ancestor, changed),
        mergeDocuments('note', ancestor, changed, structuredClone(changed)),
        mergeDocuments('note', null, changed, structuredClone(changed)),
      ])
        expect(merged).toEqual({ how: 'merged', content: changed, isClean: true, choices: [], marks: [] })
    }),
    { numRuns: 300 },
  )
})

test('marks that either side has put on words that stay are kept', () => {
  const ancestor = sampleText(3)
  fc.assert(
    fc.property(editsOf(['bold', 'italic', 'link', 'type'], 8), editsOf(['bold', 'italic', 'link', 'type'], 8), (editsA, editsB) => {
      const [a, b] = [edited(ancestor, editsA, 'anna'), edited(ancestor, editsB, 'bo')]
      const merged = mergeDocuments('note', note(ancestor), note(a), note(b))
      if (merged.how === 'apart') throw new Error('not merged')
      const marked = new Set(markedWordsIn(merged.content.body))
      expect([...markedWordsIn(a), ...markedWordsIn(b)].filter((word) => !marked.has(word))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('edits far from each other need nobody to look', () => {
  const ancestor = sampleText(14)
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (atA, atB) => {
      const [a, b] = [
        edited(ancestor, [{ what: 'type', where: 0, at: atA }], 'anna'),
        edited(ancestor, [{ what: 'type', where: 5, at: atB }], 'bo'),
      ]
      const merged = mergeDocuments('note', note(ancestor), note(a), note(b))
      expect(merged.isClean).toBe(true)
      if (merged.how === 'merged') expect(wordsIn(merged.content.body)).toHaveLength(wordsIn(ancestor).length + 2)
    }),
    { numRuns: 300 },
  )
})

function idsIn(text: RichText): unknown[] {
  const own = text.attrs?.['id']
  return [...(typeof own === 'string' ? [own] : []), ...(text.content ?? []).flatMap(idsIn)]
}

/** As when the editor has opened a text whose blocks had no ids. */
function withIds(text: RichText, who: string): RichText {
  let count = 0
  return JSON.parse(JSON.stringify(text), (name, value: unknown) =>
    name === 'id' && value === null ? `${who}-${++count}` : value,
  ) as RichText
}
