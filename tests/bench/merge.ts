import { mergeDocuments } from '../../main/services/merge/merge-documents.ts'
import { differenceBetween } from '../../main/services/merge/word-diff.ts'
import type { NoteContent } from '../../shared/journal.ts'
import type { RichNode } from '../../shared/rich-text.ts'
import { measure, print } from './side-by-side.ts'

const rounds = 400
const blocks = 32

/** What it costs to merge two variants of a note of 10 KB; at most 5 ms (store.md §13). */
export async function benchMerge(): Promise<void> {
  const ancestor = noteWith(() => undefined)
  const mine = noteWith((at) => (at % 4 === 0 ? 'en ny mening här' : undefined))
  const apart = noteWith((at) => (at % 4 === 2 ? 'en annan mening där' : undefined))
  const sameBlocks = noteWith((at) => (at % 4 === 0 ? 'något helt annat' : undefined))
  const size = JSON.stringify(ancestor).length
  const names = ['in different blocks', 'in the same blocks', 'difference for people'] as const
  const figures = await measure(
    [
      { name: names[0], run: () => mergeDocuments('note', ancestor, mine, apart) },
      { name: names[1], run: () => mergeDocuments('note', ancestor, mine, sameBlocks) },
      { name: names[2], run: () => differenceBetween(ancestor.body, mine.body) },
    ],
    rounds,
  )
  print(`Merge of two variants of a note of ${(size / 1000).toFixed(1)} KB, 8 changes each`, figures, ['at most 5 ms (store.md §13)'])
}

function noteWith(changed: (block: number) => string | undefined): NoteContent {
  const block = (at: number): RichNode => {
    const words = Array.from({ length: 36 }, (_, word) => `ord${(at * 31 + word * 17) % 211}`)
    const instead = changed(at)
    if (instead) words.splice(10, 2, instead)
    const id = `0f9c4c1e-6b1e-4b7e-9d7a-${String(at).padStart(12, '0')}`
    return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text: words.join(' ') }] }
  }
  return {
    tags: ['möte'],
    links: [],
    handling: 'working',
    date: '2019-01-22',
    body: { type: 'doc', content: Array.from({ length: blocks }, (_, at) => block(at)) },
  }
}
