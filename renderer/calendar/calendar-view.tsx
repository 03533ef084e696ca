import { format, getDay, startOfWeek } from 'date-fns'
import { enGB } from 'date-fns/locale/en-GB'
import { sv } from 'date-fns/locale/sv'
import { type ComponentType, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { Calendar, type CalendarProps, dateFnsLocalizer, type SlotInfo } from 'react-big-calendar'
import dragAndDrop, { type EventInteractionArgs } from 'react-big-calendar/lib/addons/dragAndDrop'
import 'react-big-calendar/lib/css/react-big-calendar.css'
import 'react-big-calendar/lib/addons/dragAndDrop/styles.css'
import { useTranslation } from 'react-i18next'
import { instantOf, type When } from '../../shared/calendar/when.ts'
import { useApp } from '../api/use-app.ts'
import './calendar-view.css'
import { type Grid, GridContext } from './grid-context.ts'
import { slotAt, useCursor, wallAt } from './grid-cursor.ts'
import { formatsIn } from './grid-formats.ts'
import { slotMinutes } from './grid-keys.ts'
import { DayColumn, GridEvent, MonthDay, WeekCorner, WeekDay } from './grid-parts.tsx'
import { dayOf, midnightOf, timeOf } from './local-date.ts'
import { dropped } from './moved-when.ts'
import { type Item, type Occurrence, occurrencesByDay, occurrencesOf } from './occurrence.ts'
import { periodText, visibleDays } from './period.ts'
import { RoleFix } from './role-fix.tsx'
import type { Slot } from './slot.ts'
import { useGridKeyboard } from './use-grid-keyboard.ts'

// A CommonJS module: bundlers and Node do not agree on where its default lies.
const withDragAndDrop = 'default' in dragAndDrop ? (dragAndDrop as unknown as { default: typeof dragAndDrop }).default : dragAndDrop
const MovableCalendar = withDragAndDrop<Occurrence>(Calendar as ComponentType<CalendarProps<Occurrence>>)

const localizer = dateFnsLocalizer({ format, startOfWeek, getDay, locales: { sv, en: enGB } })

const components = {
  month: { event: GridEvent, dateHeader: MonthDay },
  week: { event: GridEvent, header: WeekDay },
  day: { event: GridEvent },
  timeGutterHeader: WeekCorner,
  // The types know nothing of what this one is given.
  dayColumnWrapper: DayColumn as unknown as ComponentType,
}
/** Where the hours begin when one comes there. */
const morning = new Date(2000, 0, 1, 7, 30)

interface Props {
  view: 'month' | 'week' | 'day'
  date: string
  today: string
  items: readonly Item[]
  onDate: (date: string, how?: { replace?: boolean }) => void
  onShowDay: (day: string) => void
  onOpenDay: (day: string) => void
  onOpen: (id: string) => void
  onNew: (slot: Slot) => void
  onMove: (item: Item, when: When, how: 'moved' | 'resized', by: 'key' | 'pointer') => void
  /** Told where the keyboard stands. */
  onCursor: (slot: Slot) => void
}

/** Month, week and day as a grid. The only place that knows react-big-calendar; its weaknesses are worked around here (calendar.md §6). */
export function CalendarView(props: Props) {
  const { view, date, today, items, onDate, onShowDay, onOpenDay, onOpen, onNew, onMove, onCursor } = props
  const { t } = useTranslation()
  const { language, zone, canWrite } = useApp()
  const root = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useCursor(view, date)
  const occurrences = useMemo(() => occurrencesOf(items), [items])
  const days = useMemo(() => occurrencesByDay(occurrences, visibleDays(view, date)), [occurrences, view, date])

  useEffect(() => onCursor(slotAt(cursor)), [cursor, onCursor])

  const grid: Grid = {
    language,
    view,
    date,
    cursor,
    on: (day) => days.get(day) ?? [],
    at: (day, minute) => {
      const from = instantOf(wallAt(day, minute), zone)
      return grid
        .on(day)
        .filter(({ start, end, allDay }) => !allDay && +start < from + slotMinutes * 60_000 && (+end > from || +start >= from))
    },
    showDay: onShowDay,
    openSlot: (day, minute) => {
      const here = grid.at(day, minute)
      if (here.length === 1) onOpen(here[0]!.id)
      else if (here.length > 1) onOpenDay(day)
      else if (canWrite) onNew(slotAt({ day, minute }))
    },
  }
  const openDay = (day: string) => {
    if (grid.on(day).length > 0) onOpenDay(day)
    else if (canWrite) onNew({ first: day, last: day })
  }
  const moveByKey = (item: Item, when: When) => onMove(item, when, 'moved', 'key')
  const keyboard = useGridKeyboard({
    root,
    view,
    date,
    cursor,
    occurrences,
    canWrite,
    setCursor,
    openDay,
    onOpen,
    onMove: moveByKey,
    onDate,
  })

  const drop = (how: 'moved' | 'resized', { event, start, end, isAllDay }: EventInteractionArgs<Occurrence>) => {
    const item = items.find(({ id }) => id === event.id)
    const onDay = view === 'month' ? undefined : isAllDay === true
    if (item) onMove(item, dropped(item.digest.when, { start: +new Date(start), end: +new Date(end), onDay }, zone), how, 'pointer')
  }
  const select = ({ start, end, slots, action }: SlotInfo) => {
    const first = dayOf(start)
    const isOnDays = view === 'month' || (timeOf(start) === '00:00' && timeOf(end) === '00:00')
    if (isOnDays) onNew({ first, last: dayOf(slots.at(-1) ?? start) })
    else if (action === 'select') onNew({ first, last: first, start: timeOf(start), end: timeOf(end) })
    else onNew(slotAt({ day: first, minute: start.getHours() * 60 + start.getMinutes() }))
  }

  // The calendar is drawn anew when what it shows changes, not when the keyboard walks; it asks here what to do at the moment.
  const ways = useRef({ ...keyboard, drop, select, onShowDay, onOpenDay, onOpen })
  useLayoutEffect(() => {
    ways.current = { ...keyboard, drop, select, onShowDay, onOpenDay, onOpen }
  })
  const calendar = useMemo(
    () => (
      <MovableCalendar
        localizer={localizer}
        culture={language}
        formats={formatsIn(language)}
        messages={{ allDay: t('calendar.allDay'), showMore: (count) => t('calendar.more', { count }) }}
        components={components}
        elementProps={{ onKeyDown: (event) => ways.current.onKeyDown(event), onFocus: (event) => ways.current.onFocus(event) }}
        toolbar={false}
        views={['month', 'week', 'day']}
        view={view}
        onView={() => undefined}
        date={midnightOf(date)}
        onNavigate={() => undefined}
        getNow={() => (dayOf(new Date()) === today ? new Date() : midnightOf(today))}
        events={occurrences}
        tooltipAccessor="title"
        eventPropGetter={({ item: { digest } }) => ({ className: classesOf(digest) })}
        drilldownView={null}
        onDrillDown={(day) => ways.current.onShowDay(dayOf(day))}
        popup={false}
        doShowMoreDrillDown={false}
        onShowMore={(_, day) => ways.current.onOpenDay(dayOf(day))}
        onSelectEvent={({ id }) => ways.current.onOpen(id)}
        selectable={canWrite}
        onSelectSlot={(slot) => ways.current.select(slot)}
        draggableAccessor={() => canWrite}
        resizableAccessor={() => canWrite}
        onEventDrop={(change) => ways.current.drop('moved', change)}
        onEventResize={(change) => ways.current.drop('resized', change)}
        step={slotMinutes}
        timeslots={2}
        scrollToTime={morning}
        allDayMaxRows={4}
        dayLayoutAlgorithm="no-overlap"
      />
    ),
    [language, t, view, date, today, occurrences, canWrite],
  )
  return (
    <GridContext value={grid}>
      <div
        ref={root}
        className={`calendar-grid ${view}`}
        role="group"
        aria-label={t('calendar.grid', { period: periodText(language, view, date) })}
      >
        <RoleFix>{calendar}</RoleFix>
      </div>
    </GridContext>
  )
}

function classesOf({ category, when, status }: Item['digest']): string {
  return [
    category,
    ...(when.type === 'date' && when.timeUnset ? ['unset'] : []),
    ...(status === 'CONFIRMED' ? [] : [status.toLowerCase()]),
  ].join(' ')
}
