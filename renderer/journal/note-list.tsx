import { useMemo } from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxSection, Header, ListLayout, Virtualizer } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Output } from '../../shared/contract.ts'
import { dayText, monthText } from '../../shared/date-text.ts'
import { useApp } from '../api/use-app.ts'

type Notes = Output<'journal.list'>

/** The notes, newest day first, a heading a month. Only the rows in sight are drawn, so ten thousand are as quick as ten. */
export function NoteList({ notes, openId }: { notes: Notes; openId: string | undefined }) {
  const { t } = useTranslation()
  const { language } = useApp()
  const [, go] = useLocation()
  const months = useMemo(() => byMonth(notes), [notes])
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 76, headingSize: 36 }}>
      <ListBox
        aria-label={t('journal.list')}
        className="note-list"
        items={months}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={openId ? [openId] : []}
        onAction={(key) => go(`/journal/${key}`)}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined && key !== openId) go(`/journal/${key}`, { replace: openId !== undefined })
        }}
        dependencies={[language]}
      >
        {({ month, notes: own }) => (
          <ListBoxSection id={month}>
            <Header className="note-month">{capital(monthText(language, `${month}-01`), language)}</Header>
            <Collection items={own} dependencies={[language]}>
              {({ id, title, digest }) => (
                <ListBoxItem id={id} textValue={title || t('journal.untitled')} className="note-row">
                  <span className="note-row-title">{title || t('journal.untitled')}</span>
                  <span className="note-row-day">{dayText(language, digest.date, digest.date.slice(0, 4))}</span>
                  {digest.excerpt && <span className="note-row-excerpt">{digest.excerpt}</span>}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Virtualizer>
  )
}

const capital = (text: string, language: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

function byMonth(notes: Notes): { month: string; notes: Notes }[] {
  const months: { month: string; notes: Notes }[] = []
  for (const note of notes) {
    const month = note.digest.date.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.notes.push(note)
    else months.push({ month, notes: [note] })
  }
  return months
}
