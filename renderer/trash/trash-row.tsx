import { Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localAt } from '../../shared/calendar/when.ts'
import { dayText, momentText } from '../../shared/date-text.ts'
import type { Trashed } from '../../shared/trash.ts'
import { useApp } from '../api/use-app.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Tag } from '../ui/layout.tsx'

interface Props {
  one: Trashed
  name: string
  /** Missing where one only reads. */
  onRestore: (() => void) | undefined
  onPurge: (() => void) | undefined
}

/** One thing in the trash: what it is, when it goes, the way back. */
export function TrashRow({ one, name, onRestore, onPurge }: Props) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const goes = localAt(Date.parse(one.goesAt), zone).slice(0, 10)
  const when = { time: momentText(language, one.trashedAt, zone), day: dayText(language, goes) }
  return (
    <li className="trash-row" data-trashed={one.id}>
      <div className="trash-what">
        <div className="trash-title">{name}</div>
        <div className="quiet small">
          <Tag kind="neutral">{t(`trash.kind.${one.kind}`)}</Tag> {t('trash.when', when)}
        </div>
      </div>
      {onRestore && onPurge && (
        <div className="trash-ways">
          <Button icon={Undo2} aria-label={t('trash.restoreThis', { title: name })} onPress={onRestore}>
            {t('trash.restore')}
          </Button>
          <IconButton icon={Trash2} label={t('trash.purgeThis', { title: name })} onPress={onPurge} />
        </div>
      )}
    </li>
  )
}
