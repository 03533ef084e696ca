import { createContext, use } from 'react'
import type { Language } from '../../shared/settings.ts'
import type { Cursor } from './grid-keys.ts'
import type { Occurrence } from './occurrence.ts'
import type { View } from './period.ts'

/** What the parts that react-big-calendar draws need to know; they get it past the calendar itself. */
export interface Grid {
  language: Language
  view: View
  /** The shown date: a week's number in its corner is that of this day. */
  date: string
  cursor: Cursor
  /** Events that touch a day. */
  on(day: string): readonly Occurrence[]
  /** Events that lie in the slot that begins at a minute of a day. */
  at(day: string, minute: number): readonly Occurrence[]
  showDay(day: string): void
  openSlot(day: string, minute: number): void
}

export const GridContext = createContext<Grid | null>(null)

/** Only inside the grid. */
export function useGrid(): Grid {
  const grid = use(GridContext)
  if (!grid) throw new Error('no grid around this part')
  return grid
}
