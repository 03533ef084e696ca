import { type LucideIcon, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import './layout.css'

/** The heading of a screen, which takes focus when one comes there, with its actions to the right. */
export function ScreenHead({ title, sub, children }: { title: string; sub?: ReactNode; children?: ReactNode }) {
  return (
    <header className="screen-head">
      <div>
        <ScreenTitle>{title}</ScreenTitle>
        {sub && <p className="quiet">{sub}</p>}
      </div>
      {children && <div className="screen-actions toolbar">{children}</div>}
    </header>
  )
}

/** A screen's `h1`. It names the window too, so that a screen reader and the task bar say where one is. */
export function ScreenTitle({ children, hidden = false }: { children: string; hidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${children} – Bollplank`
  }, [children])
  return (
    <h1 ref={heading} tabIndex={-1} className={hidden ? 'spoken-only' : undefined}>
      {children}
    </h1>
  )
}

/** A list beside the thing itself; one of them at a time where there is no room for both. */
export function ListDetail({
  list,
  detail,
  label,
  showDetail,
}: {
  list: ReactNode
  detail: ReactNode
  label: string
  showDetail: boolean
}) {
  return (
    <div className="list-detail" data-show={showDetail ? 'detail' : 'list'}>
      <section className="list-pane" aria-label={label}>
        {list}
      </section>
      <div className="detail-pane">{detail}</div>
    </div>
  )
}

/** What an empty place is for, and the first step. */
export function EmptyState({
  title,
  text,
  icon: Icon,
  children,
}: {
  title: string
  text: string
  icon?: LucideIcon
  children?: ReactNode
}) {
  return (
    <div className="empty-state">
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden />}
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}

/** Something one should know as long as it lasts. */
export function Banner({ children, action, look = 'warn' }: { children: ReactNode; action?: ReactNode; look?: 'warn' | 'danger' }) {
  return (
    <div className={`banner ${look}`} role={look === 'danger' ? 'alert' : 'status'}>
      <TriangleAlert size={16} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  )
}

/** A word for a kind, in the kind's colour. */
export function Tag({ kind, children }: { kind: 'webinar' | 'meeting' | 'event' | 'coaching' | 'own' | 'neutral'; children: ReactNode }) {
  return <span className={`tag ${kind}`}>{children}</span>
}
