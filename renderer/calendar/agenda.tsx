import { Plus } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOf, type When } from '../../shared/calendar/when.ts'
import { longDayText, weekText } from '../../shared/date-text.ts'
import { mondayOf } from '../../shared/time.ts'
import { useApp } from '../api/use-app.ts'
import { Button, IconButton } from '../ui/button.tsx'
import './agenda.css'
import { EventRow } from './event-row.tsx'
import { movedByKey } from './move-keys.ts'
import type { Item } from './occurrence.ts'

interface Props {
  from: string
  today: string
  items: readonly Item[]
  undated: readonly Item[]
  onOpen: (id: string) => void
  onSet: (id: string, what: 'time' | 'date') => void
  onNew: (day: string) => void
  onMove: (item: Item, when: When) => void
  onMore: () => void
}

/** The calendar as a list: what has no date first, then a heading for each day and a button for each event. */
export function Agenda({ from, today, items, undated, onOpen, onSet, onNew, onMove, onMore }: Props) {
  const { t } = useTranslation()
  const { language, zone, canWrite } = useApp()
  const root = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string | null>(null)

  // An event that was moved by key stands under another day now; focus goes along.
  useLayoutEffect(() => {
    if (focusNext.current === null) return
    root.current?.querySelector<HTMLElement>(`[data-event="${focusNext.current}"]`)?.focus()
    focusNext.current = null
  })

  const press = (item: Item) => (event: KeyboardEvent) => {
    const when = canWrite && (event.ctrlKey || event.metaKey) ? movedByKey(item.digest.when, 'agenda', event.key) : undefined
    if (!when) return
    event.preventDefault()
    focusNext.current = item.id
    onMove(item, when)
  }
  const row = (item: Item) => (
    <EventRow
      key={item.id}
      item={item}
      onOpen={() => onOpen(item.id)}
      onKeyDown={press(item)}
      onSet={canWrite ? (what) => onSet(item.id, what) : undefined}
    />
  )
  const days = byDay(items, from, zone)
  return (
    <div className="agenda-list" ref={root}>
      {undated.length > 0 && (
        <section aria-labelledby="undated" className="agenda-undated">
          <h2 id="undated">{t('calendar.undated')}</h2>
          <ul className="plain">{undated.map(row)}</ul>
        </section>
      )}
      {days.map(([day, here], index) => {
        const week = mondayOf(day)
        const isNewWeek = index === 0 || mondayOf(days[index - 1]![0]) !== week
        return (
          <section key={day} aria-labelledby={`day-${day}`} className={day === today ? 'agenda-day is-today' : 'agenda-day'}>
            <div className="agenda-day-head">
              <h2 id={`day-${day}`}>
                <span className="agenda-date">{longDayText(language, day)}</span>
                {day === today && <span className="agenda-today">{t('calendar.thisDay')}</span>}
                {isNewWeek && <span className="week-number">{weekText(language, day)}</span>}
              </h2>
              {canWrite && (
                <IconButton
                  icon={Plus}
                  label={t('calendar.newOn', { day: longDayText(language, day, false) })}
                  onPress={() => onNew(day)}
                />
              )}
            </div>
            <ul className="plain">{here.map(row)}</ul>
          </section>
        )
      })}
      <div className="agenda-more">
        <Button onPress={onMore}>{t('app.more')}</Button>
      </div>
    </div>
  )
}

/** Events under the day they begin; what began earlier stands under the first day of the list. */
export function byDay(items: readonly Item[], from: string, zone: string): [string, Item[]][] {
  const days = new Map<string, Item[]>()
  for (const item of items) {
    const first = daysOf(item.digest.when, zone)?.first
    if (first === undefined) continue
    const day = first < from ? from : first
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days].toSorted(([a], [b]) => a.localeCompare(b))
}
