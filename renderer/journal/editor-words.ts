import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorWords } from '../ui/editor/rich-text-editor.tsx'

/** The editor's words in the language of the window. */
export function useEditorWords(): EditorWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      ...(t('journal.editor', { returnObjects: true }) as unknown as Omit<EditorWords, 'heading' | 'taskDone'>),
      heading: (level) => t('journal.editor.heading', { level }),
      taskDone: (task) => t('journal.editor.taskDone', { task }),
      label: t('journal.body'),
      placeholder: t('journal.placeholder'),
      cancel: t('app.cancel'),
    }),
    [t],
  )
}
