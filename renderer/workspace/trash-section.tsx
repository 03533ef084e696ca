import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCall } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'

/** The way to the trash, and how much lies in it. */
export function TrashSection() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const trashed = useCall('trash.list', {})
  return (
    <section className="card">
      <h2>{t('trash.title')}</h2>
      <p className="quiet">
        {t('trash.settings.help')} {trashed.data && t('trash.settings.count', { count: trashed.data.length })}
      </p>
      <div>
        <Button onPress={() => go('/trash')}>{t('trash.settings.open')}</Button>
      </div>
    </section>
  )
}
