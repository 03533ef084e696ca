import { useTranslation } from 'react-i18next'
import { codeOf } from '../api/call.ts'
import { useApp } from '../api/use-app.ts'

/** Says why a folder could not become the workspace, in words that stand at the folder's field. */
export function useFolderError(): (fault: unknown) => string {
  const { t } = useTranslation()
  const { state } = useApp()
  return (fault) => {
    const code = codeOf(fault)
    if (code === 'disk-error') return t('workspace.first.folderFailed')
    if (code === 'invalid') return t('workspace.first.folderPartial', { example: state.suggestedFolder })
    return t(`app.errors.${code}`)
  }
}
