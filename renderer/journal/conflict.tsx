import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { NoteContent } from '../../shared/journal.ts'
import { plainText, type RichText } from '../../shared/rich-text.ts'
import { call, codeOf } from '../api/call.ts'
import type { Draft } from '../api/draft.ts'
import { newId } from '../api/new-id.ts'
import { Button } from '../ui/button.tsx'
import { say, sayError } from '../ui/toast.tsx'
import type { Saved } from './replaced-on-disk.ts'

interface Props {
  draft: Draft
  /** The note as it is on disk; null when it is gone. */
  current: Saved | null
  mine: () => RichText
  /** Puts the text on disk in the place of the one here. */
  onTheirs: (saved: Saved) => void
}

/** Both texts side by side. Whichever is not chosen is saved as a note of its own first, so that no word is lost. */
export function Conflict({ draft, current, mine, onTheirs }: Props) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const settle = async (keep: 'mine' | 'theirs') => {
    try {
      const own = mine()
      if (keep === 'mine') {
        if (current) await saveCopy(current.content, current.content.body)
        draft.rebase(current?.rev ?? 0, current?.updatedAt ?? new Date().toISOString(), true)
        await draft.flush()
      } else {
        const copy = await saveCopy(current?.content ?? { date: new Date().toISOString().slice(0, 10), tags: [], links: [] }, own)
        if (current) onTheirs(current)
        else {
          draft.discard()
          go(`/journal/${copy}`, { replace: true })
        }
      }
      say(t('journal.conflict.copied'))
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }

  return (
    <section className="conflict card" aria-labelledby="conflict-title">
      <h2 id="conflict-title" tabIndex={-1} ref={heading}>
        {t('journal.conflict.title')}
      </h2>
      <p>{t('journal.conflict.text')}</p>
      <div className="conflict-texts">
        <Side title={t('journal.conflict.mine')} text={plainText(mine())}>
          <Button look="primary" onPress={() => void settle('mine')}>
            {t('journal.conflict.keepMine')}
          </Button>
        </Side>
        <Side title={t('journal.conflict.theirs')} text={current ? plainText(current.content.body) : ''}>
          <Button onPress={() => void settle('theirs')}>{t('journal.conflict.keepTheirs')}</Button>
        </Side>
      </div>
    </section>
  )
}

function Side({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      <textarea className="conflict-text input" readOnly rows={8} aria-label={title} value={text} />
      {children}
    </div>
  )
}

async function saveCopy({ date, tags, links }: Pick<NoteContent, 'date' | 'tags' | 'links'>, body: RichText): Promise<string> {
  const id = newId()
  await call('journal.save', { id, draft: { date, body, tags, links }, base: 0 })
  return id
}
