import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { Item } from './occurrence.ts'

/** Rows in sight before one asks for all: the days are what the list is for. */
const shown = 3

/** What has no date, above the days; the first few until one wants all. */
export function UndatedList({ items, row }: { items: readonly Item[]; row: (item: Item) => ReactNode }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)

  // The button is gone; focus goes on to the first row that it brought.
  useLayoutEffect(() => {
    if (isWhole) list.current?.children[shown]?.querySelector<HTMLElement>('button')?.focus()
  }, [isWhole])

  return (
    <section aria-labelledby="undated" className="agenda-undated">
      <h2 id="undated">{t('calendar.undated')}</h2>
      <ul className="plain" ref={list}>
        {(isWhole ? items : items.slice(0, shown)).map(row)}
      </ul>
      {!isWhole && items.length > shown && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {t('calendar.undatedAll', { count: items.length })}
        </Button>
      )}
    </section>
  )
}
