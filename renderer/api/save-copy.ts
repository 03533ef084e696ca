import { useTranslation } from 'react-i18next'
import type { FileToKeep } from '../../shared/workspace.ts'
import { call, codeOf } from './call.ts'
import { download } from './download.ts'

/** How a screen says something. */
interface Voice {
  say: (text: string) => void
  sayError: (text: string) => void
}

/** Gives the user a text to keep where they like, and says where it went. */
export function useSaveCopy({ say, sayError }: Voice): (file: FileToKeep) => void {
  const { t } = useTranslation()
  return (file) =>
    void call('shell.saveFile', file)
      .then((reply) => {
        if (reply.how === 'download') download(file.fileName, file.text, 'text/plain;charset=utf-8')
        if (reply.how === 'download') say(t('drafts.downloaded', { name: file.fileName }))
        if (reply.how === 'saved') say(t('drafts.copied', { path: reply.path }))
      })
      .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
}
