import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import type { When } from '../../shared/calendar/when.ts'
import { cursorOn } from './grid-cursor.ts'
import { type Cursor, moveCursor } from './grid-keys.ts'
import { movedByKey } from './move-keys.ts'
import type { Item, Occurrence } from './occurrence.ts'
import { periodOf, type View } from './period.ts'

interface Around {
  root: RefObject<HTMLElement | null>
  view: View
  date: string
  cursor: Cursor
  occurrences: readonly Occurrence[]
  canWrite: boolean
  setCursor: (cursor: Cursor) => void
  /** What Enter does on a day. */
  openDay: (day: string) => void
  onOpen: (id: string) => void
  onMove: (item: Item, when: When) => void
  onDate: (date: string, how: { replace: boolean }) => void
}

/** What is to have focus when the grid is drawn the next time. */
type Wanted = 'cursor' | { event: string }

/** The keys of the grid: arrows walk and, with Ctrl or ⌘, move; focus follows along however often the grid is drawn anew. */
export function useGridKeyboard(around: Around) {
  const { root, view, date, cursor, occurrences, canWrite } = around
  const wanted = useRef<Wanted | null>(null)

  useLayoutEffect(() => {
    if (wanted.current === null) return
    const take = () => {
      const here = document.activeElement
      const hasWandered = here !== document.body && root.current?.contains(here) !== true
      if (root.current && wanted.current && !hasWandered) targetIn(root.current, wanted.current)?.focus()
    }
    take()
    // A month that has to measure itself is drawn twice.
    requestAnimationFrame(() => document.activeElement === document.body && take())
  })

  const onFocus = ({ target }: { target: EventTarget }) => {
    if (root.current && wanted.current && targetIn(root.current, wanted.current) !== target) wanted.current = null
    // The keyboard's place goes along, so that arrows go on from an event.
    const event = eventOf(target, occurrences)
    if (event) around.setCursor(cursorOn(event, view))
  }

  const onKeyDown = (key: KeyboardEvent) => {
    wanted.current = null
    const event = eventOf(key.target, occurrences)
    const isPlain = !key.ctrlKey && !key.metaKey && !key.altKey && !key.shiftKey
    if (event && (key.ctrlKey || key.metaKey) ? move(event, key.key) : isPlain && (enter(event, key) || walk(key.key))) key.preventDefault()
  }

  const move = (event: Occurrence, key: string): boolean => {
    const when = canWrite ? movedByKey(event.item.digest.when, view, key) : undefined
    if (!when) return false
    wanted.current = { event: event.id }
    around.onMove(event.item, when)
    return true
  }

  /** Buttons hear Enter themselves; days do something else by key than by pointer, and events among the hours hear nothing. */
  const enter = (event: Occurrence | undefined, { key, target }: KeyboardEvent): boolean => {
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return false
    const day = target.closest<HTMLElement>('[data-day]')?.dataset['day']
    if (event && !(target instanceof HTMLButtonElement)) around.onOpen(event.id)
    else if (day !== undefined) around.openDay(day)
    else return false
    return true
  }

  const walk = (key: string): boolean => {
    const next = moveCursor(view, cursor, key)
    if (!next) return false
    wanted.current = 'cursor'
    around.setCursor(next)
    const { from, to } = periodOf(view, date)
    if (next.day < from || next.day >= to) around.onDate(next.day, { replace: !key.startsWith('Page') })
    return true
  }

  return { onFocus, onKeyDown }
}

function targetIn(root: HTMLElement, wanted: Wanted): HTMLElement | null {
  if (wanted === 'cursor') return root.querySelector<HTMLElement>('[data-cursor]')
  const words = root.querySelector<HTMLElement>(`[data-event="${wanted.event}"]`)
  return words instanceof HTMLButtonElement ? words : (words?.closest<HTMLElement>('.rbc-event') ?? null)
}

function eventOf(target: EventTarget, occurrences: readonly Occurrence[]): Occurrence | undefined {
  if (!(target instanceof HTMLElement)) return undefined
  const id = target.closest('.rbc-event')?.querySelector<HTMLElement>('[data-event]')?.dataset['event']
  return occurrences.find((one) => one.id === id)
}
