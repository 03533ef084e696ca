import { type ReactNode, useLayoutEffect, useRef } from 'react'

const roles = ['table', 'rowgroup', 'row', 'cell', 'columnheader'].map((role) => `[role="${role}"]`).join() + ',[aria-sort]'

/** Mends what react-big-calendar tells a screen reader: broken tables become plain groups, the hours can be scrolled by keyboard (calendar.md §6). */
export function RoleFix({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = ref.current
    if (!root) return undefined
    const mend = () => mendRoles(root)
    mend()
    const observer = new MutationObserver(mend)
    observer.observe(root, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={ref} className="grid-frame">
      {children}
    </div>
  )
}

function mendRoles(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>(roles)) {
    element.removeAttribute('role')
    element.removeAttribute('aria-sort')
    if (element.matches('.rbc-month-view')) element.removeAttribute('aria-label')
  }
  for (const hours of root.querySelectorAll<HTMLElement>('.rbc-time-content')) hours.tabIndex = -1
}
