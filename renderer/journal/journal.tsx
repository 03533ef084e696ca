import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { newId } from '../api/new-id.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ListDetail, ScreenTitle } from '../ui/layout.tsx'
import './journal.css'
import { NoteList } from './note-list.tsx'
import { NotePage } from './note-page.tsx'

/** The journal: notes by day to the left, the one that is open to the right. */
export function Journal({ id }: { id: string | undefined }) {
  const { t } = useTranslation()
  const { canWrite } = useApp()
  const [, go] = useLocation()
  const notes = useCall('journal.list', {})
  const begin = () => go(`/journal/${newId()}`, { state: { new: true } })
  const newButton = canWrite && (
    <Button look="primary" icon={Plus} onPress={begin}>
      {t('journal.new')}
    </Button>
  )
  const isEmpty = notes.data?.length === 0

  const detail = id ? (
    <NotePage key={id} id={id} />
  ) : isEmpty ? (
    <EmptyState title={t('journal.empty.title')} text={t('journal.empty.text')}>
      {newButton}
    </EmptyState>
  ) : (
    <EmptyState title={t('journal.choose.title')} text={t('journal.choose.text')} />
  )

  const list = (
    <>
      <header className="journal-head">
        <h2 className="journal-title">{t('journal.title')}</h2>
        {newButton}
      </header>
      {notes.data && <NoteList notes={notes.data} openId={id} />}
    </>
  )
  return (
    <>
      {!id && <ScreenTitle hidden>{t('journal.title')}</ScreenTitle>}
      <ListDetail list={list} detail={detail} label={t('journal.list')} showDetail={id !== undefined || isEmpty} />
    </>
  )
}
