import { useTranslation } from 'react-i18next'
import { clockText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'
import { Checkbox } from '../ui/field.tsx'
import { reminderName, timedChoices, wholeDayChoices } from './reminders.ts'

interface Props {
  minutes: readonly number[]
  wholeDay: boolean
  onChange: (minutes: readonly number[]) => void
  isDisabled: boolean
}

/** When to be reminded; several times if one likes. */
export function ReminderField({ minutes, wholeDay, onChange, isDisabled }: Props) {
  const { t } = useTranslation()
  const { language } = useApp()
  const choices = [...new Set([...(wholeDay ? wholeDayChoices : timedChoices), ...minutes])].toSorted((a, b) => a - b)
  const toggle = (choice: number, selected: boolean) =>
    onChange(selected ? [...minutes, choice] : minutes.filter((other) => other !== choice))
  const name = (choice: number) => {
    const { key, count } = reminderName(choice, wholeDay)
    return key === 'atStart'
      ? t('calendar.alarm.atStart')
      : t(`calendar.alarm.${key}`, { count, time: clockText(language, '2000-01-01T09:00') })
  }
  return (
    <fieldset className="field plain-fieldset">
      <legend>{t('calendar.event.alarms')}</legend>
      <div className="choice-options">
        {choices.map((choice) => (
          <Checkbox
            key={choice}
            isSelected={minutes.includes(choice)}
            onChange={(selected) => toggle(choice, selected)}
            isDisabled={isDisabled}
          >
            {name(choice)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
