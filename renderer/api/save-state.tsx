import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/date-text.ts'
import type { Draft, DraftFailure, DraftState } from './draft.ts'
import { useApp } from './use-app.ts'

/** A draft's state, kept fresh. */
export function useDraftState(draft: Draft): DraftState {
  return useSyncExternalStore(draft.subscribe, draft.state)
}

/** Why a draft could not be saved, kept fresh. */
export function useDraftFailure(draft: Draft): DraftFailure | null {
  return useSyncExternalStore(draft.subscribe, draft.failure)
}

/** The state of saving in words, said politely to a screen reader when it settles. */
export function SaveState({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const { language, zone } = useApp()
  const state = useDraftState(draft)
  const words = (): string => {
    if (state.phase === 'saved') return t('app.state.saved', { time: momentText(language, state.savedAt, zone) })
    if (state.phase === 'failed') return t('app.state.failed')
    return t(`app.state.${state.phase}`)
  }
  const settled = state.phase === 'saved' || state.phase === 'failed' || state.phase === 'conflict'
  return (
    <span className={`save-state small ${state.phase}`} role="status" aria-live={settled ? 'polite' : 'off'}>
      {words()}
    </span>
  )
}
