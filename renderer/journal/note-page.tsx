import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Output } from '../../shared/contract.ts'
import type { Link as DocumentLink } from '../../shared/document.ts'
import { emptyText } from '../../shared/rich-text.ts'
import { codeOf } from '../api/call.ts'
import { useCall } from '../api/queries.ts'
import { todayHere } from '../api/use-today.ts'
import { EmptyState } from '../ui/layout.tsx'
import { NoteEditor } from './note-editor.tsx'

/** A note by its id: an existing one, or one that is about to be written. */
export function NotePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const asked = history.state as { new?: true; links?: DocumentLink[] } | null
  const known = client.getQueryData<Output<'journal.list'>>(['journal.list', {}])?.some((note) => note.id === id)
  // Decided once: the note is in the list from its first save on, and the editor must stay where it is.
  const [isNew] = useState(asked?.new === true && known !== true)
  const note = useCall('journal.read', { id }, { enabled: !isNew })

  if (isNew) {
    const content = { date: todayHere(), body: emptyText(), tags: [], links: asked?.links ?? [], handling: 'working' as const }
    return <NoteEditor id={id} rev={0} content={content} />
  }
  if (note.data && note.data.content.trashedAt === undefined) {
    return <NoteEditor id={id} rev={note.data.rev} savedAt={note.data.updatedAt} content={note.data.content} />
  }
  if (!note.error && !note.data) return null
  const code = note.error ? codeOf(note.error) : 'not-found'
  return (
    <EmptyState title={t('app.errors.title')} text={code === 'not-found' ? t('journal.gone') : t(`app.errors.${code}`, { limit: '' })}>
      <Link href="/journal">{t('app.back')}</Link>
    </EmptyState>
  )
}
