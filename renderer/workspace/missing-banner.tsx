import { useTranslation } from 'react-i18next'
import { call, codeOf } from '../api/call.ts'
import { queryClient } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'

/** Many documents went away at once: was it meant? Until somebody says so nothing is taken out of the lists. */
export function MissingBanner({ count, again }: { count: number; again: () => void }) {
  const { t } = useTranslation()
  const { canWrite } = useApp()
  const doing = (work: Promise<unknown>) =>
    void work.then(() => queryClient.invalidateQueries()).catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
  const restore = async () => {
    const { restored, left } = await call('workspace.restoreMissing', {})
    if (restored > 0) say(t('workspace.missingRestored', { count: restored }))
    if (left > 0) sayError(t('workspace.missingLeft', { count: left }))
  }
  return (
    <Banner
      look="danger"
      action={
        <>
          <Button onPress={again}>{t('workspace.missingAgain')}</Button>
          {canWrite && <Button onPress={() => doing(restore())}>{t('workspace.missingRestore')}</Button>}
          {canWrite && <Button onPress={() => doing(call('workspace.acceptMissing', {}))}>{t('workspace.missingMeant')}</Button>}
        </>
      }
    >
      {t('workspace.missing', { count })} {t('workspace.missingWhy')}
    </Banner>
  )
}
