import { useEffect, useRef } from 'react'

/** Does something at a single key, unless somebody is writing, chooses in a list, or a dialog is open. */
export function useSingleKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const does = latest.current[event.key.toLowerCase()]
      if (!does || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (isTaken(event.target) || document.querySelector('[role="dialog"], [aria-modal="true"]')) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Fields take letters for themselves, and so do open lists. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="spinbutton"], [role="listbox"], [role="menu"]') !== null)
