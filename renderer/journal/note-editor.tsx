import { ArrowLeft, Printer, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { NoteContent, NoteDraft } from '../../shared/journal.ts'
import { firstLine } from '../../shared/rich-text.ts'
import { call, CallFailure, codeOf } from '../api/call.ts'
import { Draft } from '../api/draft.ts'
import { SaveState, useDraftState } from '../api/save-state.tsx'
import { useApp } from '../api/use-app.ts'
import { IconButton } from '../ui/button.tsx'
import { type EditorHandle, longestPaste, RichTextEditor } from '../ui/editor/rich-text-editor.tsx'
import { DateField } from '../ui/field.tsx'
import { Banner, ScreenTitle } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { Conflict } from './conflict.tsx'
import { useEditorWords } from './editor-words.ts'
import { LinkedEvents } from './linked-events.tsx'
import { type Saved, useReplacedOnDisk } from './replaced-on-disk.ts'

interface Props {
  id: string
  /** 0 when the note has never been saved. */
  rev: number
  savedAt?: string
  content: NoteContent
}

/** Largest note that can be saved, in bytes of JSON; a shell takes bodies somewhat above that. */
const largestNote = 24_000_000

/** One note, saved while it is written. */
export function NoteEditor({ id, rev, savedAt, content }: Props) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { canWrite } = useApp()
  const words = useEditorWords()
  const editor = useRef<EditorHandle>(null)
  const [date, setDate] = useState(content.date)
  const [links, setLinks] = useState(content.links)
  const [unknown, setUnknown] = useState(false)
  const [title, setTitle] = useState(firstLine(content.body))
  const written = useRef<Omit<NoteDraft, 'body'>>({ date: content.date, tags: content.tags, links: content.links })
  /** The text as last written. It does not depend on the editor, which is gone before the last save. */
  const body = useRef(() => content.body)

  const [draft] = useState(
    () =>
      new Draft({
        base: rev,
        ...(savedAt === undefined ? {} : { savedAt }),
        save: async (base) => {
          const note = { ...written.current, body: body.current() }
          const size = JSON.stringify(note).length
          if (size > largestNote) throw new CallFailure({ code: 'too-large', message: 'note', details: { size } })
          const saved = await call('journal.save', { id, draft: note, base })
          setTitle(firstLine(note.body))
          return saved
        },
      }),
  )
  const state = useDraftState(draft)
  useReplacedOnDisk(id, draft, (saved: Saved) => {
    editor.current?.replace(saved.content.body)
    setDate(saved.content.date)
    setLinks(saved.content.links)
    written.current = { date: saved.content.date, tags: saved.content.tags, links: saved.content.links }
    body.current = () => saved.content.body
    draft.rebase(saved.rev, saved.updatedAt, false)
  })

  useEffect(() => () => void draft.close(), [draft])

  const change = (part: Partial<Omit<NoteDraft, 'body'>>) => {
    written.current = { ...written.current, ...part }
    draft.touch()
  }

  const remove = async () => {
    try {
      await draft.flush()
      if (draft.base > 0) {
        await call('journal.trash', { id })
        draft.discard()
        say(t('journal.deleted', { title: title || t('journal.untitled') }), {
          name: t('app.undo'),
          do: () =>
            void call('journal.untrash', { id })
              .then(() => go(`/journal/${id}`))
              .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`, { limit: '' }))),
        })
      }
      go('/journal')
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`, { limit: '' }))
    }
  }

  const inMegabytes = (characters: number) => (characters / 1_000_000).toFixed(1)
  const failure = state.phase === 'failed' ? state : null
  return (
    <article className="note">
      <ScreenTitle hidden>{title || t('journal.new')}</ScreenTitle>
      {failure && (
        <Banner look="danger">
          {failure.code === 'too-large'
            ? t('journal.noteTooLarge', { size: inMegabytes((failure.details as { size: number }).size), limit: largestNote / 1_000_000 })
            : t(`app.errors.${failure.code}`, { limit: '' })}
        </Banner>
      )}
      {unknown && <Banner>{t('journal.unloadable')}</Banner>}
      <div className="note-head toolbar">
        <span className="note-back">
          <IconButton icon={ArrowLeft} label={t('app.back')} onPress={() => go('/journal')} />
        </span>
        <DateField
          label={t('journal.date')}
          value={date}
          isDisabled={!canWrite || unknown}
          onChange={(day) => {
            if (day === '') return
            setDate(day)
            change({ date: day })
          }}
        />
        <LinkedEvents
          links={links}
          readOnly={!canWrite || unknown}
          onChange={(changed) => {
            setLinks(changed)
            change({ links: changed })
          }}
        />
        <span className="note-tools">
          {canWrite ? <SaveState draft={draft} /> : <span className="small quiet">{t('app.state.readOnly')}</span>}
          <IconButton icon={Printer} label={t('journal.print')} onPress={() => window.print()} />
          {canWrite && <IconButton icon={Trash2} label={t('journal.delete')} onPress={() => void remove()} />}
        </span>
      </div>
      {state.phase === 'conflict' && <Conflict id={id} draft={draft} current={state.current as Saved | null} mine={body.current} />}
      <RichTextEditor
        initial={content.body}
        words={words}
        handle={editor}
        autoFocus={rev === 0}
        readOnly={!canWrite || unknown || state.phase === 'conflict'}
        onChange={(text) => {
          body.current = text
          draft.touch()
        }}
        onBlur={() => void draft.flush()}
        onTooLarge={(size) => sayError(t('journal.pasteTooLarge', { size: inMegabytes(size), limit: longestPaste / 1_000_000 }))}
        onUnknownContent={() => setUnknown(true)}
      />
    </article>
  )
}
