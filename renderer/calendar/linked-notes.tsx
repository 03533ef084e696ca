import { NotebookPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { dayText } from '../../shared/date-text.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'

/** The notes that belong to an event, and the way to write another. */
export function LinkedNotes({ event, onNew }: { event: string; onNew: () => void }) {
  const { t } = useTranslation()
  const { language, canWrite } = useApp()
  const notes = useCall('journal.linkedTo', { link: { kind: 'event', id: event } })
  return (
    <section className="linked-notes" aria-labelledby="linked-notes">
      <h3 id="linked-notes">{t('calendar.event.notes')}</h3>
      {notes.data && notes.data.length > 0 && (
        <ul className="plain">
          {notes.data.map(({ id, title, digest }) => (
            <li key={id}>
              <Link href={`/journal/${id}`}>{title || t('calendar.event.untitledNote')}</Link>
              <span className="quiet small">{dayText(language, digest.date)}</span>
            </li>
          ))}
        </ul>
      )}
      {canWrite && (
        <Button icon={NotebookPen} onPress={onNew}>
          {t('calendar.event.newNote')}
        </Button>
      )}
    </section>
  )
}
