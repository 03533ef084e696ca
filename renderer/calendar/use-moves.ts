import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventDraft } from '../../shared/calendar/event.ts'
import { sortKey, touches, type When } from '../../shared/calendar/when.ts'
import { whenText } from '../../shared/date-text.ts'
import { call, codeOf } from '../api/call.ts'
import { queryClient } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { say, sayError } from '../ui/toast.tsx'
import { draftAt, draftOf } from './event-draft.ts'
import { sameWhen } from './moved-when.ts'
import type { Item } from './occurrence.ts'
import type { Period } from './period.ts'

/** By key several moves in a row are one: the way to undo them comes when the last one is done, ms. */
const settled = 700

interface Moves {
  /** Events that are on their way to another time, as they will be. */
  ahead: ReadonlyMap<string, Item>
  /** Moves an event, shows it there at once and saves it. */
  move(item: Item, when: When, how: 'moved' | 'resized', by: 'key' | 'pointer'): void
  /** What happened last, for a screen reader. */
  spoken: string
}

/** Moves events with the pointer or the keyboard, with a way back. */
export function useMoves(): Moves {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const [ahead, setAhead] = useState<ReadonlyMap<string, Item>>(new Map())
  const [spoken, setSpoken] = useState('')
  const queue = useRef(new Map<string, Promise<void>>())
  const run = useRef<{ id: string; before: Promise<EventDraft | null>; timer: ReturnType<typeof setTimeout>; offer: () => void } | null>(
    null,
  )

  // What was moved last is offered to be undone even when the calendar is left at once.
  useEffect(() => () => run.current?.offer(), [])

  /** Saves one change after the ones before it; shows the event as it will be meanwhile. Gives the event as it was. */
  const save = useCallback(
    (item: Item, change: (draft: EventDraft) => EventDraft): Promise<EventDraft | null> => {
      const { id } = item
      const work = (queue.current.get(id) ?? Promise.resolve()).then(async () => {
        try {
          const { content, rev } = await call('calendar.read', { id })
          const before = draftOf(content)
          await call('calendar.save', { id, draft: change(before), base: rev })
          return before
        } catch (fault) {
          sayError(t(`app.errors.${codeOf(fault)}`))
          return null
        }
      })
      const last = work.then(async () => {
        if (queue.current.get(id) !== last) return
        queue.current.delete(id)
        await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'calendar.list' })
        if (!queue.current.has(id)) setAhead((known) => new Map([...known].filter(([other]) => other !== id)))
      })
      queue.current.set(id, last)
      return work
    },
    [t],
  )

  const show = (item: Item, when: When) => setAhead((known) => new Map(known).set(item.id, { ...item, digest: { ...item.digest, when } }))

  return {
    spoken,
    ahead,
    move: (item, when, how, by) => {
      if (sameWhen(item.digest.when, when)) return
      show(item, when)
      const { title } = item
      const text = t(`calendar.${how}`, { title, when: whenText(language, when, zone) })
      setSpoken(text)
      const work = save(item, (draft) => draftAt(draft, when, () => crypto.randomUUID()))

      const goesOn = run.current?.id === item.id && by === 'key'
      const before = goesOn && run.current ? run.current.before : work
      if (run.current) clearTimeout(run.current.timer)
      if (run.current && !goesOn) run.current.offer()
      const offer = () => {
        run.current = null
        void Promise.all([before, work]).then(([first]) => {
          if (!first) return
          const undo = () => {
            show(item, first.when)
            const back = t('calendar.restored', { title, when: whenText(language, first.when, zone) })
            void save(item, (draft) => ({ ...draft, when: first.when, alarms: first.alarms, transp: first.transp })).then(
              (done) => done && setSpoken(back),
            )
          }
          say(text, { name: t('app.undo'), do: undo })
        })
      }
      run.current = { id: item.id, before, offer, timer: setTimeout(offer, by === 'key' ? settled : 0) }
    },
  }
}

/** The events of a period as they will be once every move is saved. */
export function withMoves(items: readonly Item[], ahead: Moves['ahead'], { from, to }: Period, zone: string): readonly Item[] {
  if (ahead.size === 0) return items
  const others = items.filter(({ id }) => !ahead.has(id))
  const here = [...ahead.values()].filter(({ digest }) => touches(digest.when, from, to, zone))
  return [...others, ...here].toSorted((a, b) => sortKey(a.digest.when).localeCompare(sortKey(b.digest.when)))
}
