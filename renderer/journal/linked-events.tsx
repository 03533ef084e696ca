import { Link2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { whenText } from '../../shared/date-text.ts'
import type { Link as DocumentLink } from '../../shared/document.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { IconButton } from '../ui/button.tsx'
import { Palette } from '../ui/palette.tsx'

interface Props {
  links: readonly DocumentLink[]
  onChange: (links: DocumentLink[]) => void
  readOnly: boolean
}

/** The events a note belongs to, and the way to link it to another. */
export function LinkedEvents({ links, onChange, readOnly }: Props) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const linked = links.filter(({ kind }) => kind === 'event')
  return (
    <div className="linked-events">
      {linked.map((link) => (
        <LinkedEvent
          key={link.id}
          id={link.id}
          {...(readOnly ? {} : { onUnlink: () => onChange(links.filter(({ id }) => id !== link.id)) })}
        />
      ))}
      {!readOnly && <IconButton icon={Link2} label={t('journal.linkEvent')} onPress={() => setChoosing(true)} />}
      {choosing && (
        <EventChooser
          onChoose={(id) => !links.some((link) => link.id === id) && onChange([...links, { kind: 'event', id }])}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

function LinkedEvent({ id, onUnlink }: { id: string; onUnlink?: () => void }) {
  const { t } = useTranslation()
  const event = useCall('calendar.read', { id })
  if (!event.data) return null
  const { summary, category } = event.data.content
  return (
    <span className={`linked-event tag ${category}`}>
      <span className="spoken-only">{t('journal.linkedEvent')} </span>
      <Link href={`/calendar/${id}`}>{summary}</Link>
      {onUnlink && <IconButton icon={X} label={t('journal.unlinkEvent', { title: summary })} onPress={onUnlink} />}
    </span>
  )
}

function EventChooser({ onChoose, onClose }: { onChoose: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const events = useCall('calendar.list', { from: '1900-01-01', to: '2200-01-01', zone })
  const items = (events.data ?? []).toReversed().map(({ id, title, digest }) => ({
    id,
    name: title,
    hint: whenText(language, digest.when, zone),
    run: () => onChoose(id),
  }))
  return (
    <Palette
      title={t('journal.linkEventTitle')}
      placeholder={t('journal.linkEventSearch')}
      empty={t('journal.linkEventNone')}
      sections={[{ id: 'events', name: t('app.palette.events'), items }]}
      isOpen
      onClose={onClose}
    />
  )
}
