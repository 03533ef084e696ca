import { SearchIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { mostHits } from '../../shared/search.ts'
import { useCall } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ScreenHead } from '../ui/layout.tsx'
import { Progress } from '../ui/progress.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Filters } from './filters.tsx'
import { HitList } from './hit-list.tsx'
import { filtersOf, foundIn, placeOf, useAsked } from './place.ts'
import './search.css'
import { useAnswer } from './use-answer.ts'

/** Hits shown at first, and at each wish for more. */
const page = 20

/** Full-text search: what is typed is the address, so that back leads to the same results. */
export function Search() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [asked, ask] = useAsked()
  const [limit, setLimit] = useState(page)
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const filters = filtersOf(asked)
  const { data, error, isSettled } = useAnswer({ query: asked.query, filters, limit })
  const state = useCall('search.state', {})
  const first = data?.hits[0]

  /** Enter was pressed before the answer came: the best hit is opened as soon as it has. */
  const isOpening = useRef(false)
  useEffect(() => {
    if (!isOpening.current || !isSettled) return
    isOpening.current = false
    if (first) go(placeOf(first), { state: foundIn(first) })
  }, [isSettled, first, go])

  const change = (part: Partial<typeof asked>) => {
    setLimit(page)
    isOpening.current = false
    ask(part)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') list.current?.querySelector('a')?.focus()
    else if (event.key !== 'Enter') return
    else if (!isSettled) isOpening.current = true
    else if (first) go(placeOf(first), { state: foundIn(first) })
    event.preventDefault()
  }

  const isNarrowed = Object.keys(filters).length > 0
  const isAsking = asked.query.trim() !== '' || isNarrowed
  const isBuilding = state.data?.phase === 'building'
  const count = data?.count ?? 0
  const isNone = isAsking && isSettled && count === 0
  return (
    <div className="screen search-room">
      <ScreenHead title={t('search.title')} />
      <SearchField
        label={t('search.field')}
        clear={t('search.clear')}
        value={asked.query}
        input={field}
        onChange={(query) => change({ query })}
        onKeyDown={onKey}
      />
      <Filters asked={asked} onChange={change} />
      {isBuilding && state.data && state.data.total > 0 && (
        <div className="search-building">
          <Progress label={t('search.progress')} value={state.data.done} most={state.data.total} />
          <p className="quiet small">{t('search.building', { done: state.data.done, total: state.data.total })}</p>
        </div>
      )}
      <p className={isNone ? 'spoken-only' : 'search-count quiet small'} role="status">
        {isNone && !error && t('search.none.title')}
        {isAsking && count > 0 && t('search.count', { count })}
        {isAsking && data && data.hits.length < count && ` · ${t('search.shown', { shown: data.hits.length })}`}
      </p>
      {error && <p className="field-error">{t('app.errors.internal')}</p>}
      {!isAsking && (
        <EmptyState icon={SearchIcon} title={t('search.start.title')} text={t('search.start.text')}>
          <p className="quiet small">{t('search.start.keys')}</p>
        </EmptyState>
      )}
      {isNone && (
        <EmptyState
          icon={SearchIcon}
          title={t('search.none.title')}
          text={t(isBuilding ? 'search.none.building' : isNarrowed ? 'search.none.filtered' : 'search.none.text', {
            query: asked.query.trim(),
          })}
        >
          {isNarrowed && (
            <Button onPress={() => change({ kind: undefined, tag: undefined, from: undefined, to: undefined })}>
              {t('search.clearFilters')}
            </Button>
          )}
        </EmptyState>
      )}
      {isAsking && data && data.hits.length > 0 && (
        <>
          <HitList hits={data.hits} list={list} onLeave={() => field.current?.focus()} />
          {data.hits.length < Math.min(count, mostHits) && (
            <Button onPress={() => setLimit(Math.min(limit + page, mostHits))}>{t('app.more')}</Button>
          )}
        </>
      )}
    </div>
  )
}
