import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { categories } from '../../shared/calendar/event.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Checkbox, Select, TextField } from '../ui/field.tsx'
import { addressOf, type EventForm, type Problems } from './event-form.ts'
import { ReminderField } from './reminder-field.tsx'
import { WhenFields } from './when-fields.tsx'
import { ZoneField } from './zone-field.tsx'

interface Props {
  form: EventForm
  problems: Problems
  onChange: (form: EventForm) => void
  isNew: boolean
  /** Where focus begins; undefined: at the dialog itself. */
  begin: 'title' | 'time' | 'date' | undefined
  isDisabled: boolean
}

const statuses = ['CONFIRMED', 'TENTATIVE', 'CANCELLED'] as const

/** Everything one may write of an event: what most need first, the rest folded away. */
export function EventFields({ form, problems, onChange, isNew, begin, isDisabled }: Props) {
  const { t } = useTranslation()
  const programmes = useCall('calendar.programmes', {})
  const set = (change: Partial<EventForm>) => onChange({ ...form, ...change })
  const words = (problem: Problems[keyof Problems]) => (problem ? t(`calendar.event.problems.${problem}`) : undefined)
  const { zone } = useApp()
  const [unfolded] = useState(form.status !== 'CONFIRMED' || form.isPrivate || form.zone !== zone)
  return (
    <>
      <TextField
        label={t('calendar.event.summary')}
        value={form.summary}
        onChange={(summary) => set({ summary })}
        error={words(problems.summary)}
        autoFocus={begin === 'title'}
        isDisabled={isDisabled}
      />
      <div className="field-pair">
        <Select
          label={t('calendar.event.category')}
          value={form.category}
          // Colleagues may read the calendar: coaching is private until one says otherwise (domain.md §9).
          onChange={(category) => set({ category, ...(isNew ? { isPrivate: category === 'coaching' } : {}) })}
          options={categories.map((id) => ({ id, name: t(`calendar.category.${id}`) }))}
          isDisabled={isDisabled}
        />
        <Select
          label={t('calendar.event.programme')}
          value={form.programme ?? 'none'}
          onChange={(id) => set({ programme: id === 'none' ? null : id })}
          options={[
            { id: 'none', name: t('calendar.event.noProgramme') },
            ...(programmes.data ?? []).map(({ id, content }) => ({ id, name: content.name })),
          ]}
          isDisabled={isDisabled}
        />
      </div>
      <WhenFields
        begin={begin === 'title' ? undefined : begin}
        form={form}
        problems={problems}
        onChange={onChange}
        isDisabled={isDisabled}
      />
      <div className="field-pair">
        <TextField
          label={t('calendar.event.location')}
          value={form.location}
          onChange={(location) => set({ location })}
          error={words(problems.location)}
          isDisabled={isDisabled}
        />
        <div>
          <TextField
            label={t('calendar.event.url')}
            value={form.url}
            onChange={(url) => set({ url })}
            error={words(problems.url)}
            inputMode="url"
            isDisabled={isDisabled}
          />
          {form.url !== '' && !problems.url && (
            <a className="small" href={addressOf(form.url)} target="_blank" rel="noreferrer">
              {t('calendar.event.openUrl')}
            </a>
          )}
        </div>
      </div>
      <TextField
        label={t('calendar.event.description')}
        value={form.description}
        onChange={(description) => set({ description })}
        error={words(problems.description)}
        lines={linesOf(form.description)}
        isDisabled={isDisabled}
      />
      {form.kind !== 'none' && (
        <ReminderField
          minutes={form.kind === 'time' ? form.timedReminders : form.wholeDayReminders}
          wholeDay={form.kind !== 'time'}
          onChange={(minutes) => set(form.kind === 'time' ? { timedReminders: minutes } : { wholeDayReminders: minutes })}
          isDisabled={isDisabled}
        />
      )}
      <details className="event-more" open={unfolded || problems.zone !== undefined}>
        <summary>{t('calendar.event.more')}</summary>
        <div className="event-more-fields">
          {form.kind === 'time' && (
            <ZoneField
              value={form.zone}
              here={zone}
              onChange={(other) => set({ zone: other })}
              error={words(problems.zone)}
              isDisabled={isDisabled}
            />
          )}
          <Select
            label={t('calendar.event.status')}
            value={form.status}
            onChange={(status) => set({ status })}
            options={statuses.map((id) => ({ id, name: t(`calendar.event.statuses.${id}`) }))}
            isDisabled={isDisabled}
          />
          <Checkbox
            isSelected={form.blocks}
            onChange={(blocks) => set({ blocks })}
            help={t('calendar.event.blocksHelp')}
            isDisabled={isDisabled}
          >
            {t('calendar.event.blocks')}
          </Checkbox>
          <Checkbox
            isSelected={form.isPrivate}
            onChange={(isPrivate) => set({ isPrivate })}
            help={t('calendar.event.privateHelp')}
            isDisabled={isDisabled}
          >
            {t('calendar.event.private')}
          </Checkbox>
        </div>
      </details>
    </>
  )
}

/** Room for the text as it is, within reason. */
const linesOf = (text: string) =>
  Math.min(
    12,
    Math.max(
      3,
      text.split('\n').reduce((lines, line) => lines + 1 + Math.floor(line.length / 90), 0),
    ),
  )
