import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { dayText, longDayText, nearDayText, timesText } from '../../shared/date-text.ts'
import { daysOf } from '../../shared/calendar/when.ts'
import { addDays, isoWeek } from '../../shared/time.ts'
import { useTroubles } from '../api/draft.ts'
import { useLeftDrafts } from '../api/left-drafts.ts'
import { useCall } from '../api/queries.ts'
import { useToday } from '../api/use-today.ts'
import { useApp } from '../api/use-app.ts'
import { ScreenHead, Tag } from '../ui/layout.tsx'
import { QuickNote } from './quick-note.tsx'
import './today.css'

/** What is on today and in the next two weeks, what was written last, and a place to write. */
export function Today() {
  const { t } = useTranslation()
  const { language, canWrite } = useApp()
  const today = useToday()
  const troubles = useTroubles()
  const left = useLeftDrafts()
  const heading = longDayText(language, today, false)
  return (
    <div className="screen today">
      <ScreenHead
        title={heading.charAt(0).toLocaleUpperCase(language) + heading.slice(1)}
        sub={t(
          canWrite
            ? troubles.length + left.length > 0
              ? 'app.today.subtitleUnsaved'
              : 'app.today.subtitle'
            : 'app.today.subtitleReadOnly',
          {
            week: isoWeek(today),
          },
        )}
      />
      {canWrite && <QuickNote today={today} />}
      <div className="today-grid">
        <Upcoming today={today} />
        <Recent today={today} />
      </div>
    </div>
  )
}

function Upcoming({ today }: { today: string }) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const events = useCall('calendar.list', { from: today, to: addDays(today, 15), zone }, { keep: true })
  return (
    <section aria-labelledby="upcoming">
      <h2 id="upcoming">{t('app.today.upcoming')}</h2>
      {events.data?.length === 0 && (
        <p className="card today-none">
          {t('app.today.noneUpcoming')} <Link href="/calendar">{t('app.today.openCalendar')}</Link>
        </p>
      )}
      {events.data && events.data.length > 0 && (
        <ul className="plain card today-rows">
          {events.data.map(({ id, title, digest }) => {
            const first = daysOf(digest.when, zone)?.first ?? today
            const day = first < today ? today : first
            const details = [timesText(language, digest.when, zone), digest.location].filter((part) => part !== '').join(' · ')
            return (
              <li key={id} className="today-row">
                <span className="when">{nearDayText(language, day, today)}</span>
                <div>
                  <Link href={`/calendar/${id}`} className={digest.status === 'CANCELLED' ? 'cancelled' : undefined}>
                    {title}
                  </Link>
                  {details && <div className="quiet small">{details}</div>}
                </div>
                <Tag kind={digest.category}>{t(`calendar.category.${digest.category}`)}</Tag>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Recent({ today }: { today: string }) {
  const { t } = useTranslation()
  const { language } = useApp()
  const notes = useCall('journal.list', {})
  const latest = notes.data?.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, 6)
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('app.today.recent')}</h2>
      {latest?.length === 0 && <p className="card today-none">{t('app.today.noneWritten')}</p>}
      {latest && latest.length > 0 && (
        <ul className="plain card today-rows">
          {latest.map(({ id, title, digest }) => (
            <li key={id} className="today-row today-note">
              <Link href={`/journal/${id}`}>{title || t('journal.untitled')}</Link>
              <span className="quiet when" title={dayText(language, digest.date)}>
                {nearDayText(language, digest.date, today)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
