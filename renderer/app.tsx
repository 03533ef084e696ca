import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../shared/settings.ts'
import { call, codeOf } from './api/call.ts'
import { speak, useLanguage } from './api/language.ts'
import { queryClient, useCall } from './api/queries.ts'
import { type App, AppContext } from './api/use-app.ts'
import { Crash } from './crash.tsx'
import { Frame } from './frame.tsx'
import { useTheme } from './theme.ts'
import { sayError, Toasts } from './ui/toast.tsx'
import { EmptyState } from './ui/layout.tsx'
import { Button } from './ui/button.tsx'

const FirstRun = lazy(() => import('./workspace/first-run.tsx').then(({ FirstRun }) => ({ default: FirstRun })))

/** The whole window. */
export function Root() {
  return (
    <Crash>
      <QueryClientProvider client={queryClient}>
        <Spoken>
          <Gate />
          <Toasts />
        </Spoken>
      </QueryClientProvider>
    </Crash>
  )
}

/** Gives dates and screen-reader texts of the controls the language of the window. */
function Spoken({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>{children}</I18nProvider>
}

/** Shows the app when a workspace is open, the first run when none is, and says so when the services do not answer. */
function Gate() {
  const { t } = useTranslation()
  const state = useCall('app.state', {})
  const settings = useCall('app.settings', {})
  const wishes = state.data?.shell.name === 'electron' ? state.data.shell.languages : navigator.languages
  const language = chooseLanguage(settings.data?.language ?? 'system', wishes)
  useTheme(settings.data?.theme ?? 'system')
  useEffect(() => speak(language), [language])

  const app = useMemo<App | null>(() => {
    if (!state.data || !settings.data) return null
    return {
      state: state.data,
      settings: settings.data,
      language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      canWrite: state.data.workspace !== null && state.data.workspace.readOnly === null,
      change: (change) =>
        void call('app.changeSettings', change)
          .then((changed) => queryClient.setQueryData(['app.settings', {}], changed))
          .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`))),
    }
  }, [state.data, settings.data, language, t])

  const fault = state.error ?? settings.error
  if (fault && !app) {
    return (
      <main className="screen">
        <EmptyState title={t('app.errors.title')} text={t(`app.errors.${codeOf(fault)}`)}>
          <Button onPress={() => void queryClient.refetchQueries()}>{t('app.retry')}</Button>
        </EmptyState>
      </main>
    )
  }
  if (!app) return null
  return (
    <AppContext value={app}>
      <Suspense fallback={null}>{app.state.workspace ? <Frame /> : <FirstRun />}</Suspense>
    </AppContext>
  )
}
