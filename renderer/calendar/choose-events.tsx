import { Check } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { whenText } from '../../shared/date-text.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'

interface Props {
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** All events with a date, newest first, to pick among; by arrow keys and the space bar too. */
export function ChooseEvents({ chosen, onChange }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const events = useCall('calendar.list', { from: '1900-01-01', to: '2200-01-01', zone })
  return (
    <ListBox
      aria-label={t('calendar.exporting.chosen')}
      className="choose-events"
      selectionMode="multiple"
      items={(events.data ?? []).toReversed()}
      selectedKeys={[...chosen]}
      onSelectionChange={(keys) => onChange(keys === 'all' ? (events.data ?? []).map(({ id }) => id) : [...keys].map(String))}
    >
      {({ id, title, digest }) => (
        <ListBoxItem id={id} textValue={title} className="choose-event">
          {({ isSelected }) => (
            <>
              <span className="checkbox-box" data-selected={isSelected || undefined} aria-hidden>
                {isSelected && <Check size={12} strokeWidth={3} />}
              </span>
              <span>{title}</span>
              <span className="quiet small">{whenText(language, digest.when, zone)}</span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
