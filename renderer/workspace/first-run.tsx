import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExampleId, exampleIds } from '../../shared/calendar/programme.ts'
import type { Language } from '../../shared/settings.ts'
import { call } from '../api/call.ts'
import { languageNames } from '../api/language-names.ts'
import { queryClient } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Choice } from '../ui/field.tsx'
import { FolderField } from './folder-field.tsx'
import { Banner, ScreenTitle } from '../ui/layout.tsx'
import { useFolderError } from './use-folder-error.ts'
import './first-run.css'

/** The one screen before the first start: language, folder, empty or with examples. */
export function FirstRun() {
  const { t } = useTranslation()
  const { state, language, change } = useApp()
  const [folder, setFolder] = useState(state.failed?.folder ?? state.suggestedFolder)
  const [begin, setBegin] = useState<'empty' | 'examples'>('examples')
  const [examples, setExamples] = useState<readonly ExampleId[]>(['ex-2019'])
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const folderError = useFolderError()

  // The button stays in use while busy: a disabled button would drop the focus.
  const start = async () => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await call('workspace.start', { folder: folder.trim(), examples: begin === 'examples' ? [...examples] : [], language })
      await queryClient.invalidateQueries()
    } catch (fault) {
      setError(folderError(fault))
      setBusy(false)
    }
  }

  return (
    <main className="first-run">
      <div className="first-run-sheet">
        <div>
          <ScreenTitle>{t('workspace.first.title')}</ScreenTitle>
          <p className="quiet">{t('workspace.first.intro')}</p>
        </div>
        {state.failed && (
          <Banner action={<Button onPress={() => void queryClient.invalidateQueries()}>{t('workspace.failed.again')}</Button>}>
            {t('workspace.failed.title')}. {t('workspace.failed.where', { folder: state.failed.folder })}. {reason(t, state.failed.code)}
          </Banner>
        )}
        <Choice<Language>
          label={t('workspace.first.language')}
          value={language}
          onChange={(chosen) => change({ language: chosen })}
          options={[
            { id: 'sv', name: languageNames.sv },
            { id: 'en', name: languageNames.en },
          ]}
        />
        <FolderField
          label={t('workspace.first.folder')}
          help={t('workspace.first.folderHelp')}
          value={folder}
          onChange={setFolder}
          error={error}
        />
        <Choice
          label={t('workspace.first.begin')}
          value={begin}
          onChange={setBegin}
          options={[
            { id: 'empty', name: t('workspace.first.beginEmpty'), help: t('workspace.first.beginEmptyHelp') },
            { id: 'examples', name: t('workspace.first.beginExamples'), help: t('workspace.first.beginExamplesHelp') },
          ]}
        />
        {begin === 'examples' && (
          <div className="first-run-examples">
            {exampleIds.map((id) => (
              <Checkbox
                key={id}
                isSelected={examples.includes(id)}
                onChange={(on) => setExamples(on ? [...examples, id] : examples.filter((other) => other !== id))}
                help={t(`workspace.examples.${id}.about`)}
              >
                {t(`workspace.examples.${id}.name`)}
              </Checkbox>
            ))}
          </div>
        )}
        <div>
          <Button look="primary" onPress={() => void start()} isDisabled={folder.trim() === ''}>
            {busy ? t('workspace.first.starting') : t('workspace.first.start')}
          </Button>
        </div>
        <p className="quiet small">{t('app.settings.privacy')}</p>
      </div>
    </main>
  )
}

function reason(t: ReturnType<typeof useTranslation>['t'], code: string): string {
  return ['no-workspace', 'read-only', 'corrupt', 'disk-error', 'busy', 'in-use'].includes(code)
    ? t(`app.errors.${code as 'corrupt'}`)
    : t('app.errors.internal')
}
