import type { CSSProperties, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText, longDayText, whenText } from '../../shared/date-text.ts'
import { isoWeek, weekday } from '../../shared/time.ts'
import { useApp } from '../api/use-app.ts'
import { EventMark } from './event-mark.tsx'
import { useGrid } from './grid-context.ts'
import { narrowDay } from './grid-formats.ts'
import { slotMinutes } from './grid-keys.ts'
import { dayOf, midnightOf, timeOf } from './local-date.ts'
import type { Occurrence } from './occurrence.ts'

interface EventProps {
  event: Occurrence
  /** Given where events lie in rows, not in the hours. */
  slotStart?: Date
}

/** An event in the grid. In rows it is a button; in the hours react-big-calendar makes the button around it. */
export function GridEvent({ event, slotStart }: EventProps) {
  return slotStart ? (
    <button type="button" className="grid-event" data-event={event.id}>
      <EventWords event={event} withTime />
    </button>
  ) : (
    <span className="grid-event" data-event={event.id}>
      <EventWords event={event} withTime={false} />
    </span>
  )
}

/** Visible words first, then the rest for a screen reader. */
function EventWords({ event, withTime }: { event: Occurrence; withTime: boolean }) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const { when, category, status, location } = event.item.digest
  const isTimed = when.type === 'time'
  const quiet = [
    t(`calendar.category.${category}`),
    whenText(language, when, zone),
    ...(status === 'TENTATIVE' ? [t('calendar.tentative')] : []),
  ]
  return (
    <>
      <EventMark category={category} />
      {withTime && isTimed && (
        <>
          <span className="grid-event-time">{clockText(language, `${dayOf(event.start)}T${timeOf(event.start)}`)}</span>{' '}
        </>
      )}
      {status === 'CANCELLED' && (
        <>
          <span className="grid-event-state">{t('calendar.cancelled')}:</span>{' '}
        </>
      )}
      <span className="grid-event-title">{event.title}</span>
      {!withTime && location !== '' && ` ${location}`}
      <span className="spoken-only">, {quiet.join(', ')}</span>
    </>
  )
}

/** A day as a place for the keyboard: named in full, with how much is on it. */
function DayButton({ day, onPress, children }: { day: string; onPress: (event: React.MouseEvent) => void; children: ReactNode }) {
  const { t } = useTranslation()
  const { language, cursor, on } = useGrid()
  const count = on(day).length
  const isHere = cursor.day === day && cursor.minute === null
  return (
    <button
      type="button"
      className="day-button"
      tabIndex={isHere ? 0 : -1}
      data-day={day}
      {...(isHere ? { 'data-cursor': true } : {})}
      aria-label={`${longDayText(language, day)}, ${count === 0 ? t('calendar.countNone') : t('calendar.count', { count })}`}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** A day's number in a month, with the week's number on Mondays. */
export function MonthDay({ date, onDrillDown }: { date: Date; onDrillDown: () => void }) {
  const { t } = useTranslation()
  const day = dayOf(date)
  return (
    <span className="month-day">
      {weekday(day) === 0 && <span className="week-number">{t('calendar.weekShort', { week: isoWeek(day) })}</span>}
      <DayButton day={day} onPress={onDrillDown}>
        {date.getDate()}
      </DayButton>
    </span>
  )
}

/** A day over its hours in a week; a style sheet chooses the long or the short name. */
export function WeekDay({ date, label }: { date: Date; label: string }) {
  const { language, showDay } = useGrid()
  const day = dayOf(date)
  return (
    <DayButton day={day} onPress={() => showDay(day)}>
      <span className="week-day-wide">{label}</span>
      <span className="week-day-narrow" data-letter={narrowDay(language, date)}>
        {date.getDate()}
      </span>
    </DayButton>
  )
}

/** The week's number over the hours' names. */
export function WeekCorner() {
  const { t } = useTranslation()
  const { date } = useGrid()
  return <span className="week-number">{t('calendar.weekShort', { week: isoWeek(date) })}</span>
}

interface DayColumnProps {
  date: Date
  className: string
  style?: CSSProperties
  children: ReactNode
  slotMetrics: { getCurrentTimePosition(moment: Date): number }
  ref: Ref<HTMLDivElement>
}

/** A day's hours, with the slot the keyboard stands on as a button under the events. */
export function DayColumn({ date, className, style, children, slotMetrics, ref }: DayColumnProps) {
  const { cursor } = useGrid()
  const day = dayOf(date)
  return (
    <div className={className} style={style} ref={ref}>
      {children}
      {cursor.day === day && cursor.minute !== null && (
        <SlotButton day={day} minute={cursor.minute} top={slotMetrics.getCurrentTimePosition(atMinute(day, cursor.minute))} />
      )}
    </div>
  )
}

/** A day has 48 slots; the two days a year with an hour more or less draw it a little off. */
const slotHeight = `${(100 * slotMinutes) / (24 * 60)}%`

function SlotButton({ day, minute, top }: { day: string; minute: number; top: number }) {
  const { t } = useTranslation()
  const { language, at, openSlot } = useGrid()
  const events = at(day, minute)
  const clock = clockText(language, `${day}T${timeOf(atMinute('2000-01-01', minute))}`)
  const time = language === 'sv' ? t('dates.clock', { time: clock }) : clock
  const label = [t('calendar.freeSlot', { day: longDayText(language, day), time }), ...events.map(({ title }) => title)].join(', ')
  return (
    <button
      type="button"
      className="slot-button"
      style={{ top: `${top}%`, height: slotHeight }}
      aria-label={label}
      data-cursor
      onClick={() => openSlot(day, minute)}
    />
  )
}

function atMinute(day: string, minute: number): Date {
  const moment = midnightOf(day)
  moment.setMinutes(minute)
  return moment
}
