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

/** A note by its id: as it is being written, as it was left unsaved (`draft` is its key), or as it was saved. */
export function NotePage({ id, draft }: { id: string; draft: string | null }) {
  const [kept] = useState(() => unsavedNote(id))
  const isAsked = (history.state as { focus?: true } | null)?.focus === true
  if (kept) return <NoteEditor id={id} focus={isAsked} open={() => kept} />
  return draft === null ? <SavedNote id={id} /> : <LeftNote id={id} draft={draft} />
}

/** A text that an earlier run of the app could not save. It goes on from the revision it was made from. */
function LeftNote({ id, draft }: { id: string; draft: string }) {
  const left = useCall('drafts.read', { key: draft }, { once: true })
  if (left.data?.id === id) {
    const { base, draft: content } = left.data
    return <NoteEditor id={id} focus open={() => new OpenNote(id, base, undefined, content, draft)} />
  }
  // It has been saved since.
  return left.data || left.error ? <SavedNote id={id} /> : null
}

/** An existing note, or one that is about to be written. */
function SavedNote({ id }: { id: string }) {
  const { t } = useTranslation()
  const asked = history.state as { new?: true; links?: DocumentLink[]; focus?: true } | null
  const note = useCall('journal.read', { id }, { once: true })
  const focus = asked?.focus === true
  const code = note.error ? codeOf(note.error) : undefined

  if (code === 'not-found' && asked?.new) {
    const content = { date: todayHere(), body: emptyText(), tags: [], links: asked.links ?? [], handling: 'working' as const }
    return <NoteEditor id={id} focus={focus} open={() => new OpenNote(id, 0, undefined, content)} />
  }
  if (note.data && note.data.content.trashedAt === undefined) {
    const { rev, updatedAt, content } = note.data
    return <NoteEditor id={id} focus={focus} open={() => new OpenNote(id, rev, updatedAt, content)} />
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
