import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { unsavedCopy, useTroubles } from './api/draft.ts'
import { useSaveCopy } from './api/save-copy.ts'
import { Button } from './ui/button.tsx'
import { Banner } from './ui/layout.tsx'
import { say, sayError } from './ui/toast.tsx'

/** Something that could not be saved is told about in every room but the one where it is written. */
export function UnsavedBanner() {
  const { t } = useTranslation()
  const [path, go] = useLocation()
  const place = useTroubles().find((one) => one !== path)
  const saveCopy = useSaveCopy({ say, sayError })
  if (place === undefined) return null
  const copy = () => {
    const file = unsavedCopy(t('drafts.fileName'))
    if (file) saveCopy(file)
  }
  const action = (
    <>
      <Button onPress={copy}>{t('drafts.saveCopy')}</Button>
      <Button onPress={() => go(place)}>{t('app.state.elsewhereOpen')}</Button>
    </>
  )
  return (
    <div className="banners">
      <Banner look="danger" action={action}>
        {t('app.state.elsewhere')}
      </Banner>
    </div>
  )
}
