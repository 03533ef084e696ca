import { Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { localAt } from '../../shared/calendar/when.ts'
import { nearDayText } from '../../shared/date-text.ts'
import type { Trashed } from '../../shared/trash.ts'
import { call, codeOf } from '../api/call.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { useToday } from '../api/use-today.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ScreenHead } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { AskPurge } from './ask-purge.tsx'
import { placeOf } from './place-of.ts'
import './trash.css'
import { TrashRow } from './trash-row.tsx'

/** Rows that are drawn at a time. */
const most = 100

/** What was deleted, newest first, with the way back and the way out. */
export function Trash() {
  const { t } = useTranslation()
  const { canWrite, language, zone } = useApp()
  const today = useToday()
  const [, go] = useLocation()
  const trashed = useCall('trash.list', {})
  const [shown, setShown] = useState(most)
  const [asked, setAsked] = useState<Trashed | 'everything' | null>(null)
  const land = useLanding(trashed.data)

  const nameOf = ({ title }: Trashed) => title || t('journal.untitled')
  const restore = async (one: Trashed) => {
    try {
      land(one)
      await call('trash.restore', { kind: one.kind, id: one.id })
      say(t('trash.restored', { title: nameOf(one) }), { name: t('trash.show'), do: () => go(placeOf(one)) })
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }
  const purge = async (one: Trashed) => {
    land(one)
    await call('trash.purge', { kind: one.kind, id: one.id })
    say(t('trash.purged', { title: nameOf(one) }))
  }
  const purgeAll = async (newest: Trashed) => {
    land(newest)
    const { count } = await call('trash.purgeAll', { upTo: newest.trashedAt })
    say(t('trash.purgedAll', { count }))
  }
  const answer = async () => {
    const [newest] = trashed.data ?? []
    setAsked(null)
    try {
      if (asked !== 'everything') await (asked && purge(asked))
      else if (newest) await purgeAll(newest)
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }

  if (!trashed.data) return null
  const days = byDay(trashed.data.slice(0, shown), zone)
  return (
    <div className="screen trash">
      <ScreenHead title={t('trash.title')} sub={t('trash.sub')}>
        {canWrite && trashed.data.length > 0 && (
          <Button look="danger" icon={Trash2} onPress={() => setAsked('everything')}>
            {t('trash.purgeAll')}
          </Button>
        )}
      </ScreenHead>
      {trashed.data.length === 0 && (
        <div className="card">
          <EmptyState title={t('trash.empty.title')} text={t('trash.empty.text')} icon={Trash2} />
        </div>
      )}
      {days.map(({ day, things }) => (
        <section key={day} aria-labelledby={`trash-${day}`}>
          <h2 id={`trash-${day}`} className="trash-day">
            {nearDayText(language, day, today)}
          </h2>
          <ul className="plain card">
            {things.map((one) => (
              <TrashRow
                key={one.id}
                one={one}
                name={nameOf(one)}
                onRestore={canWrite ? () => void restore(one) : undefined}
                onPurge={canWrite ? () => setAsked(one) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {trashed.data.length > shown && <Button onPress={() => setShown(shown + most)}>{t('app.more')}</Button>}
      {asked && (
        <AskPurge
          count={trashed.data.length}
          name={asked === 'everything' ? undefined : nameOf(asked)}
          onClose={() => setAsked(null)}
          onPurge={() => void answer()}
        />
      )}
    </div>
  )
}

const heading = '.trash h1'
/** Frames until a dialog that is answered has gone. */
const patience = 30

/** Focus lands on the first of these that is there, once no dialog holds it. */
async function landOn(targets: readonly string[]): Promise<void> {
  for (let frame = 0; frame < patience; frame++) {
    await new Promise(requestAnimationFrame)
    if (!document.querySelector('[role="dialog"]')) break
  }
  for (const target of targets) {
    const place = document.querySelector<HTMLElement>(target)
    if (place) return place.focus()
  }
}

/** When a row goes away, focus lands on the row that takes its place, or on the heading when there is none. */
function useLanding(things: readonly Trashed[] | undefined): (leaving: Trashed) => void {
  const leaving = useRef<{ id: string; at: number } | null>(null)
  useEffect(() => {
    if (!leaving.current || things?.some(({ id }) => id === leaving.current?.id)) return
    const next = things?.[Math.min(leaving.current.at, things.length - 1)]
    leaving.current = null
    void landOn(next ? [`[data-trashed="${next.id}"] button`, heading] : [heading])
  }, [things])
  return (one) => {
    leaving.current = { id: one.id, at: things?.findIndex(({ id }) => id === one.id) ?? 0 }
  }
}

function byDay(things: readonly Trashed[], zone: string): { day: string; things: Trashed[] }[] {
  const days: { day: string; things: Trashed[] }[] = []
  for (const one of things) {
    const day = localAt(Date.parse(one.trashedAt), zone).slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.things.push(one)
    else days.push({ day, things: [one] })
  }
  return days
}
