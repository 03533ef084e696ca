import { useTranslation } from 'react-i18next'
import type { ExportResult } from '../../shared/calendar/export.ts'
import { spanText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'

/** What the file will hold, and what one should know of it. */
export function ExportSummary({ result }: { result: ExportResult }) {
  const { t } = useTranslation()
  const { language } = useApp()
  const { events, timeUnset, alarms, span, warnings } = result
  const lines = [
    ...(span ? [t('calendar.exporting.events', { count: events, span: spanText(language, span.first, span.last) })] : []),
    ...(timeUnset > 0 ? [t('calendar.exporting.timeUnset', { count: timeUnset })] : []),
    ...(alarms > 0 ? [t('calendar.exporting.alarmCount', { count: alarms })] : []),
    ...warnings.map(({ code, count }) => t(`calendar.exporting.warnings.${code}`, { count })),
  ]
  return (
    <section className="export-holds" aria-labelledby="export-holds" aria-live="polite">
      <h3 id="export-holds">{t('calendar.exporting.holds')}</h3>
      {events === 0 && <p>{t('calendar.exporting.holdsNone')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
