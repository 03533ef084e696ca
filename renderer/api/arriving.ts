import { call } from './call.ts'

/** Looks for what other programs have done whenever the person comes back to the window. Called once, at start. */
export function lookWhenArriving(): void {
  const look = () => void call('workspace.look', {}).catch(() => {})
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}
