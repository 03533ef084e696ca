import { useTranslation } from 'react-i18next'
import { longDayText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EventRow } from './event-row.tsx'
import type { Item } from './occurrence.ts'

interface Props {
  day: string
  items: readonly Item[]
  onClose: () => void
  onOpen: (id: string) => void
  onShowDay: () => void
  onNew: () => void
}

/** Everything on one day. */
export function DayDialog({ day, items, onClose, onOpen, onShowDay, onNew }: Props) {
  const { t } = useTranslation()
  const { language, canWrite } = useApp()
  const title = longDayText(language, day)
  const actions = (
    <>
      <Button onPress={onShowDay}>{t('calendar.showDay')}</Button>
      {canWrite && <Button onPress={onNew}>{t('calendar.new')}</Button>}
      <Button look="primary" onPress={onClose}>
        {t('app.close')}
      </Button>
    </>
  )
  return (
    <Dialog title={title.charAt(0).toLocaleUpperCase(language) + title.slice(1)} size="wide" isOpen onClose={onClose} actions={actions}>
      <ul className="plain day-list">
        {items.map((item) => (
          <EventRow key={item.id} item={item} onOpen={() => onOpen(item.id)} />
        ))}
      </ul>
    </Dialog>
  )
}
