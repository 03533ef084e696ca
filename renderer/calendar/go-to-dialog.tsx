import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../api/use-today.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DateField, TextField } from '../ui/field.tsx'
import { readDay } from './read-day.ts'

interface Props {
  date: string
  onClose: () => void
  onGo: (date: string) => void
}

/** The way to any day: written as people write days and weeks, or picked. */
export function GoToDialog({ date, onClose, onGo }: Props) {
  const { t } = useTranslation()
  const today = useToday()
  const formId = useId()
  const [text, setText] = useState('')
  const [day, setDay] = useState(date)
  const [isBad, setBad] = useState(false)

  const write = (value: string) => {
    setText(value)
    setBad(false)
    setDay(readDay(value, date, today) ?? day)
  }
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '' && readDay(text, date, today) === undefined) setBad(true)
    else if (day !== '') onGo(day)
  }
  const actions = (
    <>
      <Button onPress={onClose}>{t('app.cancel')}</Button>
      <Button look="primary" type="submit" form={formId}>
        {t('calendar.goTo.go')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('calendar.goTo.title')} size="small" isOpen onClose={onClose} actions={actions}>
      <form id={formId} className="go-to" onSubmit={go} noValidate>
        <TextField
          label={t('calendar.goTo.text')}
          help={t('calendar.goTo.help')}
          value={text}
          onChange={write}
          error={isBad ? t('calendar.goTo.bad') : undefined}
          autoFocus
        />
        <DateField
          label={t('calendar.goTo.day')}
          value={day}
          onChange={(value) => {
            setDay(value)
            setText('')
            setBad(false)
          }}
        />
      </form>
    </Dialog>
  )
}
