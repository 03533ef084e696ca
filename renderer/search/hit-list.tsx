import { BookOpen, CalendarDays, Layers } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { spanText } from '../../shared/date-text.ts'
import type { Part, SearchHit } from '../../shared/search.ts'
import { useApp } from '../api/use-app.ts'
import { foundIn, placeOf } from './place.ts'

const icons = { note: BookOpen, event: CalendarDays, programme: Layers } as const

interface Props {
  hits: readonly SearchHit[]
  list: Ref<HTMLUListElement>
  /** Up from the first one: back to the field. */
  onLeave: () => void
}

/** The hits as links, best first; the arrows lead from one to the next. */
export function HitList({ hits, list, onLeave }: Props) {
  const { t } = useTranslation()
  const { language } = useApp()
  const onKey = (event: KeyboardEvent<HTMLAnchorElement>) => {
    const links = [...event.currentTarget.closest('ul')!.querySelectorAll('a')]
    const here = links.findIndex((link) => link === document.activeElement)
    const to = { ArrowDown: Math.min(here + 1, links.length - 1), ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (to < 0) onLeave()
    else links[to]?.focus()
  }
  return (
    <ul ref={list} className="plain card hit-list" aria-label={t('search.results')}>
      {hits.map((hit) => {
        const { kind, id, title, excerpt, tags, days } = hit
        const Icon = icons[kind]
        const details = [t(`search.kindOf.${kind}`), days ? spanText(language, days.first, days.last) : '', ...tags.map((tag) => `#${tag}`)]
        return (
          <li key={id}>
            <Link href={placeOf(hit)} state={foundIn(hit)} className="hit" onKeyDown={onKey}>
              <Icon size={16} aria-hidden />
              <span className="hit-title">{title.length > 0 ? <Marked parts={title} /> : t('journal.untitled')}</span>
              <span className="hit-details">{details.filter((part) => part !== '').join(' · ')}</span>
              {excerpt.length > 0 && (
                <span className="hit-excerpt">
                  <Marked parts={excerpt} />
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Marked({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ text, found }, at) => (found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))
}
