import type { NoteContent } from '../../shared/journal.ts'
import { textFromLines } from '../../shared/rich-text.ts'

/** The notes that the saver takes turns with. */
export const saverIds = ['1', '2', '3'].map((n) => `01890000-0000-7000-8000-00000000000${n}`)

/** What the saver writes as a revision: whoever reads it can tell whether it is whole. */
export function savedNote(rev: number, kilobytes: number): NoteContent {
  return {
    tags: [],
    links: [],
    handling: 'working',
    date: '2019-01-22',
    body: textFromLines(`version ${rev}\n${'åäö 😀 '.repeat(kilobytes * 80)}`),
  }
}
