import type { NewVersion } from '../../main/store/history/history.ts'
import { noteFile, sentences } from './kept-note.ts'

const text = sentences(12)

/** What the keeper keeps as a revision; every fifth is pinned. Whoever reads it can tell whether it is whole. */
export const keptVersion = (id: string, rev: number): NewVersion => ({
  ...noteFile([`version ${rev}`, ...text.slice(0, 20 + (rev % 40))], rev, id),
  why: 'editing',
  pinned: rev % 5 === 0,
})
