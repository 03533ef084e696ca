import { Circle, Flag, MessagesSquare, MonitorPlay, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { categories, type Category } from '../../shared/calendar/event.ts'

const shapes = { webinar: MonitorPlay, meeting: Users, event: Flag, coaching: MessagesSquare, own: Circle } as const

/** The shape of a kind of event, so that colour is never alone. */
export function EventMark({ category, size = 12 }: { category: Category; size?: number }) {
  const Shape = shapes[category]
  return <Shape size={size} strokeWidth={2} className={`event-mark ${category}`} aria-hidden />
}

/** What the shapes and colours mean. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <ul className="plain legend" aria-label={t('calendar.legend')}>
      {categories.map((category) => (
        <li key={category}>
          <EventMark category={category} /> {t(`calendar.category.${category}`)}
        </li>
      ))}
      <li>
        <span className="unset-mark" aria-hidden /> {t('calendar.timeUnset')}
      </li>
    </ul>
  )
}
