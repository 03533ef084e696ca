import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { dayText, momentText } from '../../shared/date-text.ts'
import { call, codeOf } from '../api/call.ts'
import { queryClient } from '../api/queries.ts'
import { todayHere } from '../api/use-today.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/layout.tsx'
import { sayError } from '../ui/toast.tsx'

/** What one should know about the workspace on every screen: reading only, files that could not be read. */
export function WorkspaceBanners() {
  const { t } = useTranslation()
  const [path, go] = useLocation()
  const workspace = useApp().state.workspace
  const why = useReadOnlyText()
  if (!workspace) return null
  const again = () =>
    call('workspace.recheck', {})
      .then(() => queryClient.invalidateQueries())
      .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
  return (
    <div className="banners">
      {why && (
        <Banner
          action={
            workspace.readOnly?.why === 'newer' ? undefined : <Button onPress={() => void again()}>{t('workspace.readOnly.retry')}</Button>
          }
        >
          {why}
        </Banner>
      )}
      {workspace.problems.length > 0 && path !== '/settings' && (
        <Banner action={<Button onPress={() => go('/settings')}>{t('workspace.problemsShow')}</Button>}>
          {t('workspace.problems', { count: workspace.problems.length })}
        </Banner>
      )}
    </div>
  )
}

function useReadOnlyText(): string | null {
  const { t } = useTranslation()
  const { state, language, zone } = useApp()
  const readOnly = state.workspace?.readOnly
  if (!readOnly) return null
  if (readOnly.why === 'newer') return t('workspace.readOnly.newer', { format: readOnly.format })
  if (readOnly.why === 'folder') return t('workspace.readOnly.folder')
  const { shell, pid, since } = readOnly
  if (shell !== 'electron' && shell !== 'host' && shell !== 'cli') return t('workspace.readOnly.heldUnknown')
  const day = dayText(language, since.slice(0, 10), todayHere().slice(0, 4))
  return t('workspace.readOnly.held', {
    shell: t(`workspace.readOnly.shell.${shell}`),
    pid,
    since: `${day} ${momentText(language, since, zone)}`,
  })
}
