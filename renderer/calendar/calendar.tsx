import { CalendarDays, Download, Plus } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOf, touches, type When } from '../../shared/calendar/when.ts'
import { longDayText } from '../../shared/date-text.ts'
import { addDays } from '../../shared/time.ts'
import { call, codeOf } from '../api/call.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { useToday } from '../api/use-today.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ScreenHead } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { Agenda } from './agenda.tsx'
import { CalendarView } from './calendar-view.tsx'
import './calendar.css'
import { DayDialog } from './day-dialog.tsx'
import { EmptyPeriod } from './empty-period.tsx'
import { EventDialog, NewEventDialog } from './event-dialog.tsx'
import { Legend } from './event-mark.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { GoToDialog } from './go-to-dialog.tsx'
import { type Item, mostDrawn } from './occurrence.ts'
import { periodOf, periodText, stepPeriod, type View, views, visibleDays } from './period.ts'
import { slotOf, usePlace } from './place.ts'
import { useSingleKeys } from './single-keys.ts'
import type { Slot } from './slot.ts'
import { Toolbar } from './toolbar.tsx'
import { useMoves, withMoves } from './use-moves.ts'

/** All that ever was and will be, for the way to the nearest event. */
const always = { from: '1900-01-01', to: '2200-01-01' }

/** The calendar room: a period in one of four views, and what is laid over it. */
export function Calendar({ id }: { id: string | undefined }) {
  const { t } = useTranslation()
  const { language, zone, settings, canWrite, change } = useApp()
  const today = useToday()
  const opened = useCall('calendar.read', { id: id ?? '' }, { enabled: id !== undefined })
  const eventDay = opened.data && opened.data.id === id ? daysOf(opened.data.content.when, zone)?.first : undefined
  const place = usePlace(id, { view: settings.calendarView, today, eventDay })
  const { view, date, programme } = place
  const [pages, setPages] = useState(1)
  const [dialog, setDialog] = useState<{ name: 'go-to' } | { name: 'day'; day: string } | null>(null)
  const cursor = useRef<Slot>({ first: date, last: date })
  const moves = useMoves()

  const shown = visibleDays(view, date, pages)
  const period = periodOf(view, date, pages)
  const list = useCall('calendar.list', { ...shown, zone }, { keep: true })
  const undated = useCall('calendar.undated', {})
  const programmes = useCall('calendar.programmes', {})
  const { from, to } = shown
  const items = useMemo(
    () => chosen(withMoves(list.data ?? [], moves.ahead, { from, to }, zone), programme),
    [list.data, moves.ahead, from, to, zone, programme],
  )
  const inPeriod = items.filter(({ digest }) => touches(digest.when, period.from, period.to, zone))
  const isSettled = list.data !== undefined && !list.isPlaceholderData
  const isEmpty = isSettled && inPeriod.length === 0
  const everything = useCall('calendar.list', { ...always, zone }, { enabled: isEmpty })
  const undatedHere = chosen(undated.data ?? [], programme)
  const isBare = isEmpty && everything.data?.length === 0 && undated.data?.length === 0

  const show = (next: { view?: View; date?: string }, how?: { replace?: boolean }) => {
    setPages(1)
    place.show(next, how)
    if (next.view && next.view !== settings.calendarView) change({ calendarView: next.view })
  }
  const startNew = (slot: Slot) =>
    place.open(undefined, {
      new: '',
      date: slot.first,
      last: slot.last === slot.first ? undefined : slot.last,
      at: slot.start,
      until: slot.end,
    })
  const open = (event: string) => {
    setDialog(null)
    place.open(event)
  }
  const move = (item: Item, when: When, how: 'moved' | 'resized', by: 'key' | 'pointer') => {
    moves.move(item, when, how, by)
    const first = daysOf(when, zone)?.first
    if (first !== undefined && by === 'key' && (first < period.from || first >= period.to)) show({ date: first }, { replace: true })
  }
  const addExample = async () => {
    try {
      const { firstDay } = await call('calendar.addExample', { example: 'ex-2019', language })
      say(t('calendar.empty.added', { name: t('workspace.examples.ex-2019.name') }))
      if (firstDay !== null) show({ date: firstDay })
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }
  /** After an event was saved or deleted: the calendar shows the day it lies on now. */
  const finish = (when: When) => {
    const first = daysOf(when, zone)?.first
    if (first === undefined || (first >= shown.from && first < shown.to)) place.close()
    else show({ date: first }, { replace: true })
  }

  /** Where the keyboard stands in the grid, otherwise on the shown day at no time in particular. */
  const newHere = () => startNew(document.activeElement?.closest('.calendar-grid') ? cursor.current : { first: date, last: date })
  useSingleKeys({
    ...(canWrite ? { n: newHere } : {}),
    t: () => show({ date: today }),
    ...Object.fromEntries(views.map((name, index) => [String(index + 1), () => show({ view: name })])),
  })
  const follow = useCallback((slot: Slot) => {
    cursor.current = slot
  }, [])

  const title = view === 'agenda' ? t('calendar.from', { date: longDayText(language, date) }) : periodText(language, view, date)
  const count = inPeriod.length === 0 ? t('calendar.countNone') : t('calendar.count', { count: inPeriod.length })
  const { params } = place
  const ways = {
    onClose: place.close,
    onDone: finish,
    onCopy: () => place.open(undefined, { new: '' }),
    onExport: (event: string) => place.open(undefined, { export: '', event }),
  }
  return (
    <div className={`screen calendar-room ${view}`}>
      <ScreenHead title={title}>
        <Button icon={Download} onPress={() => place.open(undefined, { export: '' })}>
          {t('calendar.export')}
        </Button>
        {canWrite && !isBare && (
          <Button look="primary" icon={Plus} onPress={newHere}>
            {t('calendar.new')}
          </Button>
        )}
      </ScreenHead>
      <Toolbar
        view={view}
        programme={programme}
        programmes={(programmes.data ?? []).map(({ id: key, content }) => ({ id: key, name: content.name }))}
        undated={undatedHere.length}
        onView={(next) => show({ view: next })}
        onStep={(steps) => show({ date: stepPeriod(view, date, steps) })}
        onToday={() => show({ date: today })}
        onGoTo={() => setDialog({ name: 'go-to' })}
        onProgramme={(next) => place.show({ programme: next })}
        onUndated={() => show({ view: 'agenda' })}
      />
      <p className="spoken-only" role="status">
        {isSettled ? `${title}, ${count}` : ''}
      </p>
      <p className="spoken-only" role="status">
        {moves.spoken}
      </p>
      {list.error && <p className="field-error">{t(`app.errors.${codeOf(list.error)}`)}</p>}
      {isEmpty && !isBare && everything.data && (
        <EmptyPeriod
          view={view}
          period={period}
          items={chosen(everything.data, programme)}
          isFiltered={programme !== undefined}
          onGo={(day) => show({ date: day })}
          onShowAll={() => place.show({ programme: undefined })}
        />
      )}
      {items.length > mostDrawn && view !== 'agenda' && (
        <p className="quiet small">{t('calendar.cut', { shown: mostDrawn, all: items.length })}</p>
      )}
      {isBare ? (
        <EmptyState icon={CalendarDays} title={t('calendar.empty.title')} text={t('calendar.empty.text')}>
          {canWrite && (
            <>
              <Button look="primary" icon={Plus} onPress={newHere}>
                {t('calendar.new')}
              </Button>
              <Button onPress={() => void addExample()}>
                {t('calendar.empty.addExample', { name: t('workspace.examples.ex-2019.name') })}
              </Button>
            </>
          )}
        </EmptyState>
      ) : view === 'agenda' ? (
        <Agenda
          from={date}
          today={today}
          items={items}
          undated={undatedHere}
          onOpen={open}
          onSet={(event, what) => place.open(event, { set: what })}
          onNew={(day) => startNew({ first: day, last: day })}
          onMove={(item, when) => move(item, when, 'moved', 'key')}
          onMore={() => setPages(pages + 1)}
        />
      ) : (
        <>
          <CalendarView
            view={view}
            date={date}
            today={today}
            items={items}
            onDate={(day, how) => show({ date: day }, how)}
            onShowDay={(day) => show({ view: 'day', date: day })}
            onOpenDay={(day) => setDialog({ name: 'day', day })}
            onOpen={open}
            onNew={startNew}
            onMove={move}
            onCursor={follow}
          />
          <Legend />
        </>
      )}
      {dialog?.name === 'go-to' && (
        <GoToDialog
          date={date}
          onClose={() => setDialog(null)}
          onGo={(day) => {
            setDialog(null)
            show({ date: day })
          }}
        />
      )}
      {dialog?.name === 'day' && (
        <DayDialog
          day={dialog.day}
          items={items.filter(({ digest }) => touches(digest.when, dialog.day, addDays(dialog.day, 1), zone))}
          onClose={() => setDialog(null)}
          onOpen={open}
          onShowDay={() => {
            setDialog(null)
            show({ view: 'day', date: dialog.day })
          }}
          onNew={() => {
            setDialog(null)
            startNew({ first: dialog.day, last: dialog.day })
          }}
        />
      )}
      {id !== undefined && (
        <EventDialog
          key={id}
          id={id}
          set={params.get('set') === 'time' ? 'time' : params.get('set') === 'date' ? 'date' : undefined}
          {...ways}
        />
      )}
      {place.over === 'new' && id === undefined && canWrite && <NewEventDialog slot={slotOf(params, date)} {...ways} />}
      {place.over === 'export' && id === undefined && (
        <ExportDialog event={params.get('event') ?? undefined} programme={programme} period={period} onClose={place.close} />
      )}
    </div>
  )
}

/** The events one wants to see: all, those of a programme, or those of none. */
function chosen(items: readonly Item[], programme: string | undefined): readonly Item[] {
  return programme === undefined ? items : items.filter(({ digest }) => digest.programme === (programme === 'own' ? null : programme))
}
