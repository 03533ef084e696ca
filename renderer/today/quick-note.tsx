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

  const begin = (): Started => {
    const id = newId()
    const save = (base: number) =>
      call('journal.save', { id, draft: { date: today, body: textFromLines(latest.current), tags: [], links: [] }, base })
    return { id, draft: new Draft({ save, base: 0 }) }
  }

  const write = (value: string) => {
    latest.current = value
    setText(value)
    const note = started ?? begin()
    if (!started) setStarted(note)
    note.draft.touch()
  }

  useEffect(() => () => void started?.draft.close(), [started])

  const finish = async () => {
    if (!started) return
    await started.draft.close()
    if (started.draft.isDirty) return
    const { id } = started
    setStarted(null)
    setText('')
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
        onBlur={() => void started?.draft.flush()}
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
