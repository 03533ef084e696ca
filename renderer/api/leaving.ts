import i18next from 'i18next'
import { bridge } from './bridge.ts'
import { call } from './call.ts'
import { anyDirty, flushAll, unsavedCopy } from './draft.ts'

/** Saves everything whenever the person may be on the way: blur, hide, close, quit. Called once, at start. */
export function saveWhenLeaving(): void {
  window.addEventListener('blur', () => void flushAll())
  document.addEventListener('visibilitychange', () => void flushAll())
  window.addEventListener('pagehide', () => void flushAll())
  window.addEventListener('beforeunload', (event) => {
    void flushAll()
    if (anyDirty()) event.preventDefault()
  })
  bridge().on('flush', () => void flushAll().finally(tellFlushed))
}

function tellFlushed(): Promise<unknown> {
  const copy = unsavedCopy(i18next.t('drafts.fileName'))
  return call('shell.flushed', { unsaved: anyDirty(), ...(copy ? { copy } : {}) })
}
