import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exampleIds } from '../../shared/calendar/programme.ts'
import type { Settings as AppSettings } from '../../shared/settings.ts'
import { call, codeOf } from '../api/call.ts'
import { languageNames } from '../api/language-names.ts'
import { queryClient } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { FolderField } from './folder-field.tsx'
import { ScreenHead } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { useFolderError } from './use-folder-error.ts'
import './settings.css'

/** Everything chosen at the first run, and the state of things. */
export function Settings() {
  const { t } = useTranslation()
  const { state, settings, change } = useApp()
  return (
    <div className="screen settings">
      <ScreenHead title={t('app.settings.title')} sub={t('app.settings.saved')} />
      <section className="card">
        <Choice<AppSettings['language']>
          label={t('app.settings.language')}
          value={settings.language}
          onChange={(language) => change({ language })}
          options={[
            { id: 'system', name: t('app.settings.languageSystem') },
            { id: 'sv', name: languageNames.sv },
            { id: 'en', name: languageNames.en },
          ]}
        />
        <Choice<AppSettings['theme']>
          label={t('app.settings.theme')}
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          options={[
            { id: 'system', name: t('app.settings.themeSystem') },
            { id: 'light', name: t('app.settings.themeLight') },
            { id: 'dark', name: t('app.settings.themeDark') },
          ]}
        />
      </section>
      <Problems />
      <WorkspaceSection />
      <Examples />
      <section className="card">
        <h2>{t('app.settings.about')}</h2>
        <p>{t('app.settings.privacy')}</p>
        <p className="quiet small">
          {t('app.settings.version', {
            version: state.shell.version,
            shell: t(state.shell.name === 'electron' ? 'app.settings.shellElectron' : 'app.settings.shellHost'),
          })}
        </p>
      </section>
    </div>
  )
}

function WorkspaceSection() {
  const { t } = useTranslation()
  const { state, language } = useApp()
  const [folder, setFolder] = useState('')
  const [error, setError] = useState<string>()
  const folderError = useFolderError()
  const workspace = state.workspace
  if (!workspace) return null

  const open = async () => {
    try {
      setError(undefined)
      await call('workspace.start', { folder: folder.trim(), examples: [], language })
      await queryClient.invalidateQueries()
      setFolder('')
      say(t('app.settings.opened'))
    } catch (fault) {
      setError(folderError(fault))
    }
  }

  return (
    <section className="card">
      <h2>{t('app.settings.workspace')}</h2>
      <div>
        <p>{t('app.settings.workspaceIs')}</p>
        <p className="path">{workspace.folder}</p>
        <p className="quiet small">
          {t('app.settings.workspaceCounts', {
            notes: t('app.settings.notes', { count: workspace.counts.note }),
            events: t('app.settings.events', { count: workspace.counts.event }),
          })}
        </p>
      </div>
      <FolderField
        label={t('app.settings.workspaceChange')}
        help={t('app.settings.workspaceChangeHelp')}
        value={folder}
        onChange={setFolder}
        error={error}
      />
      <div>
        <Button onPress={() => void open()} isDisabled={folder.trim() === ''}>
          {t('app.settings.open')}
        </Button>
      </div>
    </section>
  )
}

function Examples() {
  const { t } = useTranslation()
  const { canWrite, language } = useApp()
  if (!canWrite) return null
  const add = (example: (typeof exampleIds)[number]) =>
    call('calendar.addExample', { example, language })
      .then(() => say(t('app.settings.exampleAdded')))
      .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
  return (
    <section className="card">
      <h2>{t('app.settings.examples')}</h2>
      <p className="quiet">{t('app.settings.examplesHelp')}</p>
      <ul className="plain settings-rows">
        {exampleIds.map((id) => (
          <li key={id}>
            <div>
              <div>{t(`workspace.examples.${id}.name`)}</div>
              <div className="quiet small">{t(`workspace.examples.${id}.about`)}</div>
            </div>
            <Button onPress={() => void add(id)} aria-label={`${t('app.settings.addExample')}: ${t(`workspace.examples.${id}.name`)}`}>
              {t('app.settings.addExample')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Problems() {
  const { t } = useTranslation()
  const problems = useApp().state.workspace?.problems ?? []
  if (problems.length === 0) return null
  const names = {
    damaged: t('app.settings.problemDamaged'),
    newer: t('app.settings.problemNewer'),
    unreadable: t('app.settings.problemUnreadable'),
  }
  return (
    <section className="card">
      <h2>{t('app.settings.problems')}</h2>
      <p>{t('app.settings.problemsHelp')}</p>
      <ul className="plain settings-rows">
        {problems.map(({ file, reason, keptAt }) => (
          <li key={file}>
            <div>
              <div>{names[reason]}</div>
              <div className="path small">{file}</div>
              {keptAt && <div className="path small quiet">{t('app.settings.problemKept', { path: keptAt })}</div>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
