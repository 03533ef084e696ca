import { Copy, Share, Trash2 } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { EventContent, EventDraft } from '../../shared/calendar/event.ts'
import { daysOf, type When } from '../../shared/calendar/when.ts'
import { whenText } from '../../shared/date-text.ts'
import { call, CallFailure, codeOf } from '../api/call.ts'
import { newId } from '../api/new-id.ts'
import { useApp } from '../api/use-app.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Banner } from '../ui/layout.tsx'
import { say, sayError } from '../ui/toast.tsx'
import { draftOf } from './event-draft.ts'
import { EventFields } from './event-fields.tsx'
import { draftFrom, type EventForm, formOf, problemsOf, whenOf } from './event-form.ts'
import { dropForm, keepForm, keptForm } from './kept-forms.ts'
import { landFocus, onDay, onEvent } from './land-focus.ts'
import { LinkedNotes } from './linked-notes.tsx'

export interface EditorProps {
  id: string
  /** Where words that were left unsaved are kept. */
  keyOfKept: string
  /** The event on disk; undefined for a new one. */
  stored: { rev: number; draft: EventDraft } | undefined
  initial: EventForm
  set?: 'time' | 'date' | undefined
  onClose: () => void
  /** Saved, and when it is now. */
  onDone: (when: When) => void
  onCopy: () => void
  onExport: (id: string) => void
}

interface Theirs {
  rev: number
  draft: EventDraft
}

/** The dialog in which an event is written. Nothing written is lost: not by Escape, not by a change elsewhere, not by Back. */
export function EventEditor({ id, keyOfKept, stored, initial, set, onClose, onDone, onCopy, onExport }: EditorProps) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { language, zone, canWrite, state } = useApp()
  const formId = useId()
  const root = useRef<HTMLFormElement>(null)
  const [kept] = useState(() => (canWrite ? keptForm(keyOfKept) : undefined))
  const [form, setForm] = useState(kept?.form ?? initial)
  const [base, setBase] = useState(kept?.base ?? stored?.rev ?? 0)
  const [untouched, setUntouched] = useState(stored ? formOf(stored.draft, zone) : initial)
  const [hasTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [mine, setMine] = useState<EventForm | null>(null)
  const problems = hasTried ? problemsOf(form) : {}
  const isDirty = canWrite && (mine !== null || JSON.stringify(form) !== JSON.stringify(untouched))

  const settle = useKeepUnsaved(keyOfKept, { form: mine ?? form, base, wasLeft: true }, isDirty)
  useAskBeforeUnload(isDirty && state.shell.name === 'host')

  const done = (when: When) => {
    settle()
    onDone(when)
  }

  const save = async (content: EventForm, over: number) => {
    setTried(true)
    if (Object.keys(problemsOf(content)).length > 0) {
      setAsking(false)
      requestAnimationFrame(() =>
        root.current?.querySelector<HTMLElement>('[data-invalid] :is(input, textarea, [role="spinbutton"])')?.focus(),
      )
      return
    }
    const draft = draftFrom(content, stored?.draft, () => crypto.randomUUID())
    try {
      await call('calendar.save', { id, draft, base: over })
      say(t('calendar.event.saved', { title: draft.summary }))
      done(draft.when)
      void landFocus([onEvent(id), onDay(daysOf(draft.when, zone)?.first)])
    } catch (fault) {
      setAsking(false)
      const current =
        fault instanceof CallFailure && fault.code === 'conflict'
          ? (fault.details as { current?: { rev: number; content: EventContent } | null }).current
          : undefined
      if (current) setTheirs({ rev: current.rev, draft: draftOf(current.content) })
      else sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }

  const remove = async () => {
    const title = untouched.summary
    try {
      await call('calendar.trash', { id })
      const undo = () =>
        void call('calendar.untrash', { id })
          .then(() => {
            say(t('calendar.event.undeleted', { title }))
            return landFocus([onEvent(id)], true)
          })
          .catch((fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`)))
      say(t('calendar.event.deleted', { title }), { name: t('app.undo'), do: undo })
      done({ type: 'none' })
      void landFocus([onDay(stored && daysOf(stored.draft.when, zone)?.first)])
    } catch (fault) {
      sayError(t(`app.errors.${codeOf(fault)}`))
    }
  }

  const discard = () => {
    settle()
    onClose()
  }
  const leave = () => (isDirty ? setAsking(true) : discard())
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (canWrite && mine === null) void save(form, base)
  }
  // Heard on the way down: the parts of a date or a time keep their keys to themselves.
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  const newNote = () => go(`/journal/${newId()}`, { state: { new: true, links: [{ kind: 'event', id }] } })
  const copy = () => {
    keepForm('new', { form, base: 0, wasLeft: false })
    onCopy()
  }

  const showTheirs = () => {
    if (!theirs) return
    setMine(form)
    setForm(formOf(theirs.draft, zone))
    setTried(false)
  }
  const showMine = () => {
    if (mine) setForm(mine)
    setMine(null)
  }
  const takeTheirs = () => {
    if (!theirs) return
    setUntouched(formOf(theirs.draft, zone))
    setBase(theirs.rev)
    setMine(null)
    setTheirs(null)
  }

  const when = whenOf(form)
  const actions = (
    <>
      {stored && (
        <div className="event-tools">
          {canWrite && <IconButton icon={Trash2} label={t('app.delete')} onPress={() => void remove()} />}
          {canWrite && <IconButton icon={Copy} label={t('calendar.event.copy')} onPress={copy} />}
          <IconButton icon={Share} label={t('calendar.event.exportThis')} onPress={() => onExport(id)} />
        </div>
      )}
      <Button onPress={leave}>{t(canWrite ? 'app.cancel' : 'app.close')}</Button>
      {canWrite && (
        <Button look="primary" type="submit" form={formId} isDisabled={mine !== null}>
          {t('app.save')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog
      title={t(stored ? 'calendar.event.edit' : 'calendar.event.new')}
      size="wide"
      isOpen
      onClose={leave}
      dismissable={false}
      actions={actions}
    >
      {when && when.type !== 'none' && <p className="event-when">{whenText(language, when, zone)}</p>}
      {kept?.wasLeft && isDirty && !theirs && <p className="event-kept">{t('calendar.event.kept')}</p>}
      {theirs && mine === null && (
        <Banner
          action={
            <>
              <Button onPress={showTheirs}>{t('calendar.event.showTheirs')}</Button>
              <Button onPress={() => void save(form, theirs.rev)}>{t('calendar.event.keepMine')}</Button>
            </>
          }
        >
          {t('calendar.event.conflict')}
        </Banner>
      )}
      {theirs && mine !== null && (
        <Banner
          action={
            <>
              <Button onPress={showMine}>{t('calendar.event.showMine')}</Button>
              <Button onPress={takeTheirs}>{t('calendar.event.takeTheirs')}</Button>
            </>
          }
        >
          {t('calendar.event.theirs')}
        </Banner>
      )}
      <form id={formId} ref={root} className="event-form" onSubmit={submit} onKeyDownCapture={press} noValidate>
        <EventFields
          form={form}
          problems={problems}
          onChange={setForm}
          isNew={!stored}
          isDisabled={!canWrite || mine !== null}
          begin={set ?? (stored ? undefined : 'title')}
        />
      </form>
      {stored && <LinkedNotes event={id} onNew={newNote} />}
      {isAsking && <AskUnsaved onStay={() => setAsking(false)} onDiscard={discard} onSave={() => void save(mine ?? form, base)} />}
    </Dialog>
  )
}

function AskUnsaved({ onStay, onDiscard, onSave }: { onStay: () => void; onDiscard: () => void; onSave: () => void }) {
  const { t } = useTranslation()
  const actions = (
    <>
      <Button look="danger" onPress={onDiscard}>
        {t('calendar.event.unsaved.discard')}
      </Button>
      <Button onPress={onStay}>{t('calendar.event.unsaved.stay')}</Button>
      <Button look="primary" onPress={onSave}>
        {t('app.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('calendar.event.unsaved.title')} size="small" isOpen onClose={onStay} dismissable={false} actions={actions}>
      <p>{t('calendar.event.unsaved.text')}</p>
    </Dialog>
  )
}

/** Keeps what is not saved for the case that the dialog goes away by itself. Gives the way to say that it is saved or not wanted. */
function useKeepUnsaved(key: string, form: Parameters<typeof keepForm>[1], isDirty: boolean): () => void {
  const isSettled = useRef(false)
  useEffect(() => {
    if (isDirty && !isSettled.current) keepForm(key, form)
    else dropForm(key)
  })
  return () => {
    isSettled.current = true
    dropForm(key)
  }
}

/** A browser asks before it closes the tab over something unsaved. */
function useAskBeforeUnload(ask: boolean): void {
  useEffect(() => {
    if (!ask) return undefined
    const stop = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stop)
    return () => window.removeEventListener('beforeunload', stop)
  }, [ask])
}
