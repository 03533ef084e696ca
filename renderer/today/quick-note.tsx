import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { textFromLines } from '../../shared/rich-text.ts'
import { call } from '../api/call.ts'
import { Draft } from '../api/draft.ts'
import { newId } from '../api/new-id.ts'
import { SaveState } from '../api/save-state.tsx'
import { Button } from '../ui/button.tsx'
import { say } from '../ui/toast.tsx'

interface Started {
  id: string
  draft: Draft
}

/** A box to write a thought in. It becomes a note at the first key and is saved like any other while one writes. */
export function QuickNote({ today }: { today: string }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const [started, setStarted] = useState<Started | null>(null)
  const latest = useRef('')
  const box = useRef<HTMLTextAreaElement>(null)

  const begin = (): Started => {
    const id = newId()
    const save = (base: number) =>
      call('journal.save', { id, draft: { date: today, body: textFromLines(latest.current), tags: [], links: [] }, base })
    return { id, draft: new Draft({ save, base: 0, place: '/' }) }
  }

  const write = (value: string) => {
    latest.current = value
    setText(value)
    const note = started ?? begin()
    if (!started) setStarted(note)
    note.draft.touch()
  }

  useEffect(() => () => void started?.draft.close(), [started])

  /** What was written and erased again leaves no empty note behind. */
  const leave = async () => {
    if (!started) return
    await started.draft.flush()
    if (latest.current.trim() !== '' || started.draft.isDirty) return
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
