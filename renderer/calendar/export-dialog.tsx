import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportChoice, ExportSelection } from '../../shared/calendar/export.ts'
import { addDays } from '../../shared/time.ts'
import { call, codeOf } from '../api/call.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, Choice, DateField, Select } from '../ui/field.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { ChooseEvents } from './choose-events.tsx'
import { download } from './download.ts'
import './event-dialog.css'
import { ExportSummary } from './export-summary.tsx'
import type { Period } from './period.ts'

interface Props {
  /** The event one came from, if any. */
  event: string | undefined
  programme: string | undefined
  period: Period
  onClose: () => void
}

type What = 'event' | 'programme' | 'chosen' | 'range' | 'all'
const targets = ['outlook', 'google', 'apple', 'thunderbird', 'other'] as const

/** Events as a file for other calendars: which, for what program, and honestly what will happen there (calendar.md §5). */
export function ExportDialog({ event, programme, period, onClose }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const programmes = useCall('calendar.programmes', {})
  const opened = useCall('calendar.read', { id: event ?? '' }, { enabled: event !== undefined })
  const [what, setWhat] = useState<What>(
    event !== undefined ? 'event' : programme !== undefined && programme !== 'own' ? 'programme' : 'all',
  )
  const [chosen, setChosen] = useState(programme === 'own' ? undefined : programme)
  const [picked, setPicked] = useState<string[]>([])
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(addDays(period.to, -1))
  const [target, setTarget] = useState<(typeof targets)[number]>('outlook')
  const [alarms, setAlarms] = useState(true)
  const [coachingDescriptions, setCoaching] = useState(false)

  const names = (programmes.data ?? []).map(({ id, content }) => ({ id, name: content.name }))
  const whichProgramme = chosen ?? names[0]?.id
  const isRangeBad = from === '' || to === '' || to < from
  const selection: ExportSelection | undefined = {
    all: { what: 'all' as const },
    event: event === undefined ? undefined : { what: 'events' as const, events: [event] },
    programme: whichProgramme === undefined ? undefined : { what: 'programme' as const, programme: whichProgramme },
    chosen: picked.length === 0 ? undefined : { what: 'events' as const, events: picked },
    range: isRangeBad ? undefined : { what: 'range' as const, from, to },
  }[what]
  const choice: ExportChoice = { selection: selection ?? { what: 'all' }, alarms, coachingDescriptions, language, zone }
  const result = useCall('calendar.exportIcs', choice, { enabled: selection !== undefined, keep: true })
  const file = selection ? result.data : undefined

  const save = async () => {
    if (!file) return
    const { fileName, text } = file
    try {
      const reply = await call('shell.saveFile', { fileName, text })
      if (reply.how === 'cancelled') return
      if (reply.how === 'download') download(fileName, text, 'text/calendar;charset=utf-8')
      say(
        reply.how === 'saved'
          ? t('calendar.exporting.saved', { path: reply.path })
          : t('calendar.exporting.downloaded', { name: fileName }),
      )
      onClose()
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }

  const whats: { id: What; name: string }[] = [
    ...(event === undefined
      ? []
      : [{ id: 'event' as const, name: t('calendar.exporting.event', { title: opened.data?.content.summary ?? '' }) }]),
    { id: 'all', name: t('calendar.exporting.all') },
    ...(names.length > 0 ? [{ id: 'programme' as const, name: t('calendar.exporting.programme') }] : []),
    { id: 'chosen', name: t('calendar.exporting.chosen') },
    { id: 'range', name: t('calendar.exporting.range') },
  ]
  const actions = (
    <>
      <Button onPress={onClose}>{t('app.cancel')}</Button>
      <Button look="primary" onPress={() => void save()} isDisabled={!file || file.events === 0 || result.isPlaceholderData}>
        {t('calendar.exporting.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('calendar.exporting.title')} isOpen onClose={onClose} actions={actions}>
      <p className="quiet">{t('calendar.exporting.intro')}</p>
      <div className="export-choices">
        <Choice label={t('calendar.exporting.what')} value={what} onChange={setWhat} options={whats} />
      </div>
      {what === 'programme' && (
        <Select label={t('calendar.exporting.whichProgramme')} value={whichProgramme ?? ''} onChange={setChosen} options={names} />
      )}
      {what === 'chosen' && <ChooseEvents chosen={picked} onChange={setPicked} />}
      {what === 'chosen' && picked.length === 0 && <p role="status">{t('calendar.exporting.chooseOne')}</p>}
      {what === 'range' && (
        <div className="field-pair">
          <DateField label={t('calendar.exporting.from')} value={from} onChange={setFrom} />
          <DateField
            label={t('calendar.exporting.to')}
            value={to}
            onChange={setTo}
            error={isRangeBad ? t('calendar.exporting.rangeBad') : undefined}
          />
        </div>
      )}
      <Select
        label={t('calendar.exporting.target')}
        value={target}
        onChange={setTarget}
        options={targets.map((id) => ({ id, name: t(`calendar.exporting.targets.${id}`) }))}
        help={t(`calendar.exporting.warning.${target}`)}
      />
      <fieldset className="field plain-fieldset export-choices">
        <legend>{t('calendar.exporting.along')}</legend>
        <div className="choice-options">
          <Checkbox isSelected={alarms} onChange={setAlarms}>
            {t('calendar.exporting.alarms')}
          </Checkbox>
          <Checkbox isSelected={coachingDescriptions} onChange={setCoaching} help={t('calendar.exporting.coachingHelp')}>
            {t('calendar.exporting.coaching')}
          </Checkbox>
        </div>
      </fieldset>
      {selection && result.error && <p className="field-error">{t(`app.errors.${codeOf(result.error)}`)}</p>}
      {file && <ExportSummary result={file} />}
      <p className="quiet small">{t('calendar.exporting.plain')}</p>
    </Dialog>
  )
}
