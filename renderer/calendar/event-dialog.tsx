import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '../api/call.ts'
import { newId } from '../api/new-id.ts'
import { useCall } from '../api/queries.ts'
import { useApp } from '../api/use-app.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { draftOf } from './event-draft.ts'
import { EventEditor, type EditorProps } from './event-editor.tsx'
import './event-dialog.css'
import { formOf, newForm } from './event-form.ts'
import type { Slot } from './slot.ts'
import { useToday } from '../api/use-today.ts'

type Ways = Pick<EditorProps, 'onClose' | 'onDone' | 'onCopy' | 'onExport'>

/** A new event, where the calendar was pointed at. */
export function NewEventDialog({ slot, ...ways }: Ways & { slot: Slot }) {
  const { zone } = useApp()
  const [id] = useState(newId)
  return <EventEditor id={id} keyOfKept="new" stored={undefined} initial={newForm(slot, zone)} {...ways} />
}

/** An event as it is, to read and to change. `set` says what one came to fill in. */
export function EventDialog({ id, set, ...ways }: Ways & { id: string; set: 'time' | 'date' | undefined }) {
  const { t } = useTranslation()
  const { zone } = useApp()
  const today = useToday()
  const read = useCall('calendar.read', { id })
  const [fresh, setFresh] = useState<typeof read.data>(undefined)

  // What was read before may be old: one waits for the answer, and then stays with it while somebody writes.
  if (fresh === undefined && read.data && !read.isFetching) setFresh(read.data)
  if (fresh) {
    const stored = { rev: fresh.rev, draft: draftOf(fresh.content) }
    const form = formOf(stored.draft, zone)
    const initial =
      set === undefined
        ? form
        : {
            ...form,
            kind: set === 'time' ? ('time' as const) : ('unset' as const),
            blocks: set === 'time',
            ...(set === 'date' ? { firstDay: today, lastDay: today } : {}),
          }
    return <EventEditor id={id} keyOfKept={id} stored={stored} initial={initial} set={set} {...ways} />
  }
  if (!read.error) return null
  const isGone = codeOf(read.error) === 'not-found'
  const actions = <Button onPress={ways.onClose}>{t('app.close')}</Button>
  return (
    <Dialog title={isGone ? t('calendar.event.gone') : t('app.errors.title')} size="small" isOpen onClose={ways.onClose} actions={actions}>
      <p>{isGone ? t('calendar.event.goneText') : t(`app.errors.${codeOf(read.error)}`)}</p>
    </Dialog>
  )
}
