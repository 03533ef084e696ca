import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { firstLine } from '../../shared/rich-text.ts'
import { call, codeOf } from '../api/call.ts'
import { say, sayError } from '../ui/toast.tsx'
import type { OpenNote } from './open-notes.ts'

/** Deletes a note, with a way back as long as the message is there: also to words that could not be saved, also to a note that never was. */
export function useDeleteNote(id: string, note: OpenNote): () => Promise<void> {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { draft } = note
  const complain = (fault: unknown) => sayError(t(`app.errors.${codeOf(fault)}`))

  const bringBack = async (unsaved: boolean) => {
    // The message gives focus back when it goes; what one writes in takes it after that.
    await new Promise(requestAnimationFrame)
    try {
      if (draft.base > 0) {
        await call('journal.untrash', { id })
        if (unsaved) note.reopen((await call('journal.read', { id })).rev)
      } else note.reopen(0)
      go(`/journal/${id}`, { state: { focus: true } })
    } catch (fault) {
      complain(fault)
      offer(unsaved)
    }
  }
  const offer = (unsaved: boolean) =>
    say(t('journal.deleted', { title: firstLine(note.body) || t('journal.untitled') }), {
      name: t('app.undo'),
      do: () => void bringBack(unsaved),
    })

  return async () => {
    try {
      await draft.flush()
      if (draft.base > 0) await call('journal.trash', { id })
      const unsaved = draft.isDirty
      draft.discard()
      if (draft.base > 0 || unsaved) offer(unsaved)
      go('/journal')
      document.getElementById('content')?.focus()
    } catch (fault) {
      complain(fault)
    }
  }
}
