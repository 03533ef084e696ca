import { ArrowLeft, Printer, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useSaveCopy } from '../api/save-copy.ts'
import { SaveState, useDraftFailure, useDraftState } from '../api/save-state.tsx'
import { useApp } from '../api/use-app.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { type EditorHandle, longestPaste, RichTextEditor } from '../ui/editor/rich-text-editor.tsx'
import { DateField } from '../ui/field.tsx'
import { Banner, ScreenTitle } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { Conflict } from './conflict.tsx'
import { useEditorWords } from './editor-words.ts'
import { LinkedEvents } from './linked-events.tsx'
import { largestNote, leaveNote, type OpenNote } from './open-notes.ts'
import { type Saved, useReplacedOnDisk } from './replaced-on-disk.ts'
import { useDeleteNote } from './use-delete-note.ts'

interface Props {
  id: string
  /** The note, called once. */
  open: () => OpenNote
  /** Focus goes to the text at once; it always does in a new note. */
  focus: boolean
}

/** One note, saved while it is written. */
export function NoteEditor({ id, open, focus }: Props) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { canWrite } = useApp()
  const words = useEditorWords()
  const editor = useRef<EditorHandle>(null)
  const [note] = useState(open)
  const [initial] = useState(note.body)
  const [date, setDate] = useState(note.written.date)
  const [links, setLinks] = useState(note.written.links)
  const [unknown, setUnknown] = useState(false)
  const { draft } = note
  const state = useDraftState(draft)
  const saveCopy = useSaveCopy({ say, sayError })

  const take = (saved: Saved) => {
    note.take(saved)
    editor.current?.replace(saved.content.body)
    setDate(saved.content.date)
    setLinks(saved.content.links)
  }
  useReplacedOnDisk(id, draft, take)

  useEffect(() => () => void leaveNote(id, note), [id, note])
  const remove = useDeleteNote(id, note)

  const inMegabytes = (characters: number) => (characters / 1_000_000).toFixed(1)
  const failure = useDraftFailure(draft)
  return (
    <article className="note">
      <ScreenTitle hidden>{note.title || t('journal.new')}</ScreenTitle>
      {failure && (
        <Banner
          look="danger"
          action={<Button onPress={() => draft.unsavedCopy && saveCopy(draft.unsavedCopy)}>{t('drafts.saveCopy')}</Button>}
        >
          {failure.code === 'too-large'
            ? t('journal.noteTooLarge', { size: inMegabytes((failure.details as { size: number }).size), limit: largestNote / 1_000_000 })
            : t(`app.errors.${failure.code}`)}
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
            note.write({ date: day })
          }}
        />
        <LinkedEvents
          links={links}
          readOnly={!canWrite || unknown}
          onChange={(changed) => {
            setLinks(changed)
            note.write({ links: changed })
          }}
        />
        <span className="note-tools">
          {canWrite ? <SaveState draft={draft} /> : <span className="small quiet">{t('app.state.readOnly')}</span>}
          <IconButton icon={Printer} label={t('journal.print')} onPress={() => window.print()} />
          {canWrite && <IconButton icon={Trash2} label={t('journal.delete')} onPress={() => void remove()} />}
        </span>
      </div>
      {state.phase === 'conflict' && (
        <Conflict draft={draft} current={state.current as Saved | null} mine={() => note.body} onTheirs={take} />
      )}
      <div hidden={state.phase === 'conflict'}>
        <RichTextEditor
          initial={initial}
          words={words}
          handle={editor}
          autoFocus={focus || draft.base === 0}
          readOnly={!canWrite || unknown || state.phase === 'conflict'}
          onChange={note.writeText}
          onBlur={() => void draft.flush()}
          onTooLarge={(size) => sayError(t('journal.pasteTooLarge', { size: inMegabytes(size), limit: longestPaste / 1_000_000 }))}
          onUnknownContent={() => setUnknown(true)}
        />
      </div>
    </article>
  )
}
