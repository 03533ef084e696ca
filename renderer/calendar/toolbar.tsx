import { CalendarSearch, ChevronLeft, ChevronRight } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { type View, views } from './period.ts'

interface Props {
  view: View
  programme: string | undefined
  programmes: readonly { id: string; name: string }[]
  undated: number
  onView: (view: View) => void
  onStep: (steps: number) => void
  onToday: () => void
  onGoTo: () => void
  onProgramme: (programme: string | undefined) => void
  onUndated: () => void
}

/** The ways through time, the choice of events and the choice of view. */
export function Toolbar({ view, programme, programmes, undated, onView, onStep, onToday, onGoTo, onProgramme, onUndated }: Props) {
  const { t } = useTranslation()
  return (
    <div className="calendar-bar toolbar">
      <div className="calendar-steps">
        <IconButton icon={ChevronLeft} label={t(`calendar.previous.${view}`)} onPress={() => onStep(-1)} />
        <Button onPress={onToday}>{t('calendar.today')}</Button>
        <IconButton icon={ChevronRight} label={t(`calendar.next.${view}`)} onPress={() => onStep(1)} />
        <IconButton icon={CalendarSearch} label={t('calendar.goTo.title')} onPress={onGoTo} />
      </div>
      {programmes.length > 0 && (
        <div className="calendar-filter">
          <Select
            label={t('calendar.filter.label')}
            value={programme ?? 'all'}
            onChange={(id) => onProgramme(id === 'all' ? undefined : id)}
            options={[{ id: 'all', name: t('calendar.filter.all') }, ...programmes, { id: 'own', name: t('calendar.filter.own') }]}
          />
        </div>
      )}
      {undated > 0 && view !== 'agenda' && (
        <Button look="quiet" onPress={onUndated}>
          {t('calendar.undatedCount', { count: undated })}
        </Button>
      )}
      <ToggleButtonGroup
        className="view-switch"
        aria-label={t('calendar.view.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={(keys) => {
          const chosen = views.find((name) => keys.has(name))
          if (chosen) onView(chosen)
        }}
      >
        {views.map((name) => (
          <ToggleButton key={name} id={name} className="view-button">
            {t(`calendar.view.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
