import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useTroubles } from './api/draft.ts'
import { Button } from './ui/button.tsx'
import { Banner } from './ui/layout.tsx'

/** Something that could not be saved is told about in every room but the one where it is written. */
export function UnsavedBanner() {
  const { t } = useTranslation()
  const [path, go] = useLocation()
  const place = useTroubles().find((one) => one !== path)
  if (place === undefined) return null
  return (
    <div className="banners">
      <Banner look="danger" action={<Button onPress={() => go(place)}>{t('app.state.elsewhereOpen')}</Button>}>
        {t('app.state.elsewhere')}
      </Banner>
    </div>
  )
}
