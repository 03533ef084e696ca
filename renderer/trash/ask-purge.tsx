import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface Props {
  count: number
  /** Name of the one thing; undefined for everything. */
  name: string | undefined
  onClose: () => void
  onPurge: () => void
}

/** Asks before what cannot be undone. */
export function AskPurge({ count, name, onClose, onPurge }: Props) {
  const { t } = useTranslation()
  const actions = (
    <>
      <Button onPress={onClose} autoFocus>
        {t('app.cancel')}
      </Button>
      <Button look="danger" onPress={onPurge}>
        {t('trash.purge')}
      </Button>
    </>
  )
  const title = name === undefined ? t('trash.purgeAllTitle', { count }) : t('trash.purgeTitle')
  return (
    <Dialog title={title} size="small" isOpen onClose={onClose} actions={actions}>
      <p>{name === undefined ? t('trash.purgeAllText') : t('trash.purgeText', { title: name })}</p>
    </Dialog>
  )
}
