import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { localAt } from '../shared/calendar/when.ts'
import { momentText, nearDayText } from '../shared/date-text.ts'
import type { ListedDraft } from '../shared/drafts.ts'
import { noteFile } from '../shared/journal.ts'
import { call, codeOf } from './api/call.ts'
import { useLeftDrafts } from './api/left-drafts.ts'
import { useSaveCopy } from './api/save-copy.ts'
import { useApp } from './api/use-app.ts'
import { useToday } from './api/use-today.ts'
import { Button } from './ui/button.tsx'
import { Banner } from './ui/layout.tsx'
import { say, sayError } from './ui/toast.tsx'

/** A text that an earlier run could not save, newest first: the way to it, or to a copy where nothing can be saved. */
export function LeftDraftBanner() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { canWrite, language, zone } = useApp()
  const today = useToday()
  const [left] = useLeftDrafts()
  const saveCopy = useSaveCopy({ say, sayError })
  if (!left) return null

  const copy = () =>
    call('drafts.read', { key: left.key })
      .then(({ draft }) => saveCopy(noteFile(draft)))
      .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
  const day = nearDayText(language, localAt(Date.parse(left.at), zone).slice(0, 10), today)
  const values = { when: `${day} ${momentText(language, left.at, zone)}`, title: left.title || t('journal.untitled') }
  return (
    <div className="banners">
      <Banner
        action={
          canWrite ? (
            <Button onPress={() => go(placeOf(left))}>{t('drafts.show')}</Button>
          ) : (
            <Button onPress={() => void copy()}>{t('drafts.saveCopy')}</Button>
          )
        }
      >
        {t(canWrite ? 'drafts.left' : 'drafts.leftReadOnly', values)}
      </Banner>
    </div>
  )
}

const placeOf = ({ id, key }: ListedDraft) => `/journal/${id}?draft=${key}`
