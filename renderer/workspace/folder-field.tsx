import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call, codeOf } from '../api/call.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { sayError } from '../ui/toast.tsx'
import './folder-field.css'

interface Props {
  label: string
  help: string
  value: string
  onChange: (folder: string) => void
  error: string | undefined
}

/** A folder on this computer, written or, where the system has such a dialog, chosen. An error brings the focus here. */
export function FolderField({ label, help, value, onChange, error }: Props) {
  const { t } = useTranslation()
  const { state } = useApp()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== undefined) row.current?.querySelector('input')?.focus()
  }, [error])
  const choose = async () => {
    try {
      const { folder } = await call('workspace.chooseFolder', {})
      if (folder !== null) onChange(folder)
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }
  return (
    <div className="folder-row" ref={row}>
      <TextField label={label} help={help} value={value} onChange={onChange} error={error} />
      {state.shell.canChooseFolder && <Button onPress={() => void choose()}>{t('workspace.first.choose')}</Button>}
    </div>
  )
}
