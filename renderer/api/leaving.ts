import { bridge } from './bridge.ts'
import { call } from './call.ts'
import { anyDirty, flushAll } from './draft.ts'

/** Saves everything whenever the person may be on the way: blur, hide, close, quit. Called once, at start. */
export function saveWhenLeaving(): void {
  window.addEventListener('blur', () => void flushAll())
  document.addEventListener('visibilitychange', () => void flushAll())
  window.addEventListener('pagehide', () => void flushAll())
  window.addEventListener('beforeunload', (event) => {
    void flushAll()
    if (anyDirty()) event.preventDefault()
  })
  bridge().on('flush', () => void flushAll().finally(() => call('shell.flushed', { unsaved: anyDirty() })))
}
