import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type NoteDraft, noteFile } from '../../shared/journal.ts'
import { textFromLines } from '../../shared/rich-text.ts'
import { call } from '../api/call.ts'
import { Draft } from '../api/draft.ts'
import { newId } from '../api/new-id.ts'
import { useSaveCopy } from '../api/save-copy.ts'
import { SaveState, useDraftFailure } from '../api/save-state.tsx'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'

interface Started {
  id: string
  draft: Draft
  /** What stands in the box. */
  words: () => string
  write: (text: string) => void
}

/** The note of the box as somebody left it: what could not be saved is there again when one comes back. */
let unsaved: Started | null = null

/** A box to write a thought in. It becomes a note at the first key and is saved like any other while one writes. */
export function QuickNote({ today }: { today: string }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [started, setStarted] = useState(() => (unsaved?.draft.isDirty ? unsaved : null))
  const [text, setText] = useState(started?.words() ?? '')
  const box = useRef<HTMLTextAreaElement>(null)

  const begin = (): Started => {
    const id = newId()
    let words = ''
    const note = (): NoteDraft => ({ date: today, body: textFromLines(words), tags: [], links: [] })
    const draft = new Draft({
      save: (base) => call('journal.save', { id, draft: note(), base }),
      base: 0,
      place: '/',
      document: { kind: 'note', id, draft: note },
      copy: () => noteFile(note()),
    })
    const write = (text: string) => {
      words = text
      draft.touch()
    }
    return (unsaved = { id, draft, write, words: () => words })
  }

  const write = (value: string) => {
    setText(value)
    const note = started ?? begin()
    if (!started) setStarted(note)
    note.write(value)
  }

  useEffect(() => () => void started?.draft.close(), [started])

  /** What was written and erased again leaves no empty note behind. */
  const leave = async () => {
    if (!started) return
    await started.draft.flush()
    if (started.words().trim() !== '' || started.draft.isDirty) return
    started.draft.discard()
    setStarted(null)
    if (started.draft.base > 0) await call('journal.trash', { id: started.id })
  }

  const finish = async () => {
    if (!started) return
    await started.draft.close()
    if (started.draft.isDirty) return
    const { id } = started
    setStarted(null)
    setText('')
    box.current?.focus()
    say(t('app.today.quickSaved'), { name: t('app.palette.go'), do: () => go(`/journal/${id}`) })
  }

  return (
    <div className="quick-note">
      <textarea
        aria-label={t('app.today.quickLabel')}
        placeholder={t('app.today.quick')}
        rows={text === '' ? 1 : Math.min(12, text.split('\n').length + 1)}
        value={text}
        onChange={(event) => write(event.target.value)}
        ref={box}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void finish()
        }}
      />
      {started && <Failed draft={started.draft} />}
      {started && (
        <div className="quick-note-foot">
          <SaveState draft={started.draft} />
          <Button look="primary" onPress={() => void finish()} isDisabled={text.trim() === ''}>
            {t('app.today.quickSave')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why the thought could not be saved, and a way to keep it all the same. */
function Failed({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const failure = useDraftFailure(draft)
  const saveCopy = useSaveCopy({ say, sayError })
  if (!failure) return null
  return (
    <Banner look="danger" action={<Button onPress={() => draft.unsavedCopy && saveCopy(draft.unsavedCopy)}>{t('drafts.saveCopy')}</Button>}>
      {t(`app.errors.${failure.code}`)}
    </Banner>
  )
}
