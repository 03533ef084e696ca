import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Link as DocumentLink } from '../../shared/document.ts'
import { emptyText } from '../../shared/rich-text.ts'
import { codeOf } from '../api/call.ts'
import { useCall } from '../api/queries.ts'
import { todayHere } from '../api/use-today.ts'
import { EmptyState, ScreenTitle } from '../ui/layout.tsx'
import { NoteEditor } from './note-editor.tsx'
import { OpenNote, unsavedNote } from './open-notes.ts'

/** A note by its id: an existing one, or one that is about to be written. */
export function NotePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const asked = history.state as { new?: true; links?: DocumentLink[] } | null
  const [kept] = useState(() => unsavedNote(id))
  const note = useCall('journal.read', { id }, { once: true, enabled: kept === undefined })
  const code = note.error ? codeOf(note.error) : undefined

  if (kept) return <NoteEditor id={id} open={() => kept} />
  if (code === 'not-found' && asked?.new) {
    const content = { date: todayHere(), body: emptyText(), tags: [], links: asked.links ?? [], handling: 'working' as const }
    return <NoteEditor id={id} open={() => new OpenNote(id, 0, undefined, content)} />
  }
  if (note.data && note.data.content.trashedAt === undefined) {
    const { rev, updatedAt, content } = note.data
    return <NoteEditor id={id} open={() => new OpenNote(id, rev, updatedAt, content)} />
  }
  if (!code && !note.data) return null
  return (
    <>
      <ScreenTitle hidden>{t('app.errors.title')}</ScreenTitle>
      <EmptyState
        title={t('app.errors.title')}
        text={code === undefined || code === 'not-found' ? t('journal.gone') : t(`app.errors.${code}`)}
      >
        <Link href="/journal">{t('app.back')}</Link>
      </EmptyState>
    </>
  )
}
