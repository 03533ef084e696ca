import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { whenText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'
import { useToday } from '../api/use-today.ts'
import { Choice, DateField, TimeField } from '../ui/field.tsx'
import { type EventForm, kinds, type Problems, whenOf, withKind, withStart } from './event-form.ts'
import { zoneName } from './zone-name.ts'

interface Props {
  form: EventForm
  problems: Problems
  onChange: (form: EventForm) => void
  begin: 'time' | 'date' | undefined
  isDisabled: boolean
}

/** When the event is: how much is known of it, the days and the hours. */
export function WhenFields({ form, problems, onChange, begin, isDisabled }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const today = useToday()
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!begin) return
    const fields = grid.current?.querySelectorAll<HTMLElement>('.field')
    fields?.[begin === 'time' ? 1 : 0]?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus()
  }, [begin])
  const { kind } = form
  const when = whenOf(form)
  const words = (problem: Problems[keyof Problems]) => (problem ? t(`calendar.event.problems.${problem}`) : undefined)
  const isTimed = kind === 'time'
  return (
    <>
      <Choice
        label={t('calendar.event.kind')}
        value={kind}
        onChange={(next) => onChange(withKind(form, next, today))}
        options={kinds.map((id) => ({ id, name: t(`calendar.event.kinds.${id}`) }))}
        help={kind === 'unset' || kind === 'none' ? t(`calendar.event.kindsHelp.${kind}`) : ''}
        isDisabled={isDisabled}
      />
      {kind !== 'none' && (
        <div ref={grid} className={isTimed ? 'when-grid timed' : 'when-grid'}>
          <DateField
            label={t(isTimed ? 'calendar.event.startDay' : 'calendar.event.firstDay')}
            value={form.firstDay}
            onChange={(firstDay) => onChange(withStart(form, { firstDay }))}
            error={words(problems.firstDay)}
            isDisabled={isDisabled}
          />
          {isTimed && (
            <TimeField
              label={t('calendar.event.startTime')}
              value={form.startTime}
              onChange={(startTime) => onChange(withStart(form, { startTime }))}
              error={words(problems.startTime)}
              isDisabled={isDisabled}
            />
          )}
          <DateField
            label={t(isTimed ? 'calendar.event.endDay' : 'calendar.event.lastDay')}
            value={form.lastDay}
            onChange={(lastDay) => onChange({ ...form, lastDay })}
            error={words(problems.lastDay)}
            isDisabled={isDisabled}
          />
          {isTimed && (
            <TimeField
              label={t('calendar.event.endTime')}
              value={form.endTime}
              onChange={(endTime) => onChange({ ...form, endTime })}
              error={words(problems.endTime)}
              isDisabled={isDisabled}
            />
          )}
        </div>
      )}
      {isTimed && form.zone !== zone && when && (
        <p className="quiet small">
          {t('calendar.event.zoneHelp', { own: zoneName(form.zone), zone: zoneName(zone), when: whenText(language, when, zone) })}
        </p>
      )}
    </>
  )
}
