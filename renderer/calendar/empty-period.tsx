import { useTranslation } from 'react-i18next'
import { daysOf } from '../../shared/calendar/when.ts'
import { dayText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import type { Item } from './occurrence.ts'
import type { Period, View } from './period.ts'

interface Props {
  view: View
  period: Period
  /** Every event that could be shown, in order of time. */
  items: readonly Item[]
  isFiltered: boolean
  onGo: (date: string) => void
  onShowAll: () => void
}

/** A quiet line where a period is empty, with the way to the nearest events. */
export function EmptyPeriod({ view, period, items, isFiltered, onGo, onShowAll }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const { earlier, later } = nearest(items, period, zone)
  return (
    <div className="empty-period" role="status">
      <p>{t(isFiltered && !earlier && !later ? 'calendar.nothing.filtered' : `calendar.nothing.${view}`)}</p>
      {[earlier, later].map(
        (day, index) =>
          day && (
            <Button key={index} look="quiet" onPress={() => onGo(day)}>
              {t('calendar.nothing.goTo', { date: dayText(language, day) })}
            </Button>
          ),
      )}
      {isFiltered && (
        <Button look="quiet" onPress={onShowAll}>
          {t('calendar.nothing.showAll')}
        </Button>
      )}
    </div>
  )
}

/** First day of the last event before a period, and of the first one after it. */
export function nearest(
  items: readonly Item[],
  { from, to }: Period,
  zone: string,
): { earlier: string | undefined; later: string | undefined } {
  const days = items.map(({ digest }) => daysOf(digest.when, zone)?.first).filter((day) => day !== undefined)
  return {
    earlier: days
      .filter((day) => day < from)
      .toSorted()
      .at(-1),
    later: days.filter((day) => day >= to).toSorted()[0],
  }
}
