import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOf } from '../../shared/calendar/when.ts'
import { timesText, whenText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/layout.tsx'
import { EventMark } from './event-mark.tsx'
import type { Item } from './occurrence.ts'
import { shortRange } from './period.ts'

interface Props {
  item: Item
  onOpen: () => void
  /** One step to what the event lacks; undefined where nothing may be written. */
  onSet?: ((what: 'time' | 'date') => void) | undefined
  onKeyDown?: (event: KeyboardEvent) => void
}

/** An event in a list: when on its day, what, where, and what is not settled yet. */
export function EventRow({ item, onOpen, onSet, onKeyDown }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const { id, title, digest } = item
  const { when, category, location, status } = digest
  const isUnset = when.type === 'date' && when.timeUnset
  const lacks = when.type === 'none' ? 'date' : isUnset ? 'time' : undefined
  return (
    <li className={`event-row ${status === 'CANCELLED' ? 'cancelled' : ''}`}>
      <button type="button" className="event-open" data-event={id} onClick={onOpen} onKeyDown={onKeyDown}>
        <span className="event-time">{timeWords(item, language, zone, t('calendar.timeUnset')) || t('calendar.allDay')}</span>{' '}
        <EventMark category={category} size={16} />
        <span className="event-words">
          {status === 'CANCELLED' && <span className="event-state">{t('calendar.cancelled')}:</span>}{' '}
          <span className="event-title">{title}</span>{' '}
          {status === 'TENTATIVE' && <span className="event-state">({t('calendar.tentative')})</span>}{' '}
          {location !== '' && <span className="event-place">{location}</span>}
        </span>
        <span className="spoken-only">, {when.type === 'none' ? t('dates.noDate') : whenText(language, when, zone)}</span>
      </button>
      <span className="event-side">
        {lacks && onSet && (
          <Button
            look="quiet"
            onPress={() => onSet(lacks)}
            aria-label={t(lacks === 'time' ? 'calendar.setTimeFor' : 'calendar.setDateFor', { title })}
          >
            {t(lacks === 'time' ? 'calendar.setTime' : 'calendar.setDate')}
          </Button>
        )}
        <Tag kind={category}>{t(`calendar.category.${category}`)}</Tag>
      </span>
    </li>
  )
}

/** The days of what lasts several, the clock of what has one, the words for a time that is not set; a dash without a date. */
function timeWords({ digest: { when } }: Item, language: 'sv' | 'en', zone: string, unset: string): string {
  const days = daysOf(when, zone)
  if (!days) return '–'
  const isUnset = when.type === 'date' && when.timeUnset
  if (days.first === days.last) return isUnset ? unset : timesText(language, when, zone)
  const range = shortRange(language, days.first, days.last)
  return isUnset ? `${range}, ${unset}` : range
}
