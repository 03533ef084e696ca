import { parseDate } from '@internationalized/date'
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type View, views } from './period.ts'
import type { Slot } from './slot.ts'

/** What lies over the calendar. */
export type Over = 'new' | 'export' | undefined

/** What the address says beyond the path. */
export interface Address {
  view: View | undefined
  date: string | undefined
  over: Over
  /** A programme's id, `own` for what belongs to none; undefined for all. */
  programme: string | undefined
  params: URLSearchParams
}

/** Reads the search part of the address; what is not understood counts as left out. */
export function readAddress(search: string): Address {
  const params = new URLSearchParams(search)
  const date = params.get('date')
  return {
    view: views.find((view) => view === params.get('view')),
    date: date !== null && isDay(date) ? date : undefined,
    over: params.has('new') ? 'new' : params.has('export') ? 'export' : undefined,
    programme: params.get('programme') ?? undefined,
    params,
  }
}

function isDay(text: string): boolean {
  try {
    return parseDate(text).toString() === text
  } catch {
    return false
  }
}

/** Where a new event lies, as the address says: a day or more, and hours. */
export function slotOf(params: URLSearchParams, date: string): Slot {
  const last = params.get('last')
  const [start, end] = [params.get('at') ?? '', params.get('until') ?? '']
  return {
    first: date,
    last: last !== null && isDay(last) && last > date ? last : date,
    ...(isTime(start) && isTime(end) ? { start, end } : {}),
  }
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

type Detail = Record<string, string | undefined>

/** Writes an address: the event if one is open, the view, and what lies over it. A key without a value stands alone. */
export function writeAddress(id: string | undefined, details: Detail): string {
  const search = Object.entries(details)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => (value === '' ? key : `${key}=${encodeURIComponent(value)}`))
    .join('&')
  return `/calendar${id === undefined ? '' : `/${id}`}${search === '' ? '' : `?${search}`}`
}

/** Where one is in the calendar, and the ways from there. */
export interface Place extends Address {
  id: string | undefined
  view: View
  date: string
  /** Shows another period, view or choice of events. */
  show(change: { view?: View; date?: string; programme?: string | undefined }, how?: { replace?: boolean }): void
  /** Lays something over the calendar: an event, a new one, the export. */
  open(id: string | undefined, details?: Detail): void
  /** Takes away what lies over it. */
  close(): void
}

interface Defaults {
  view: View
  today: string
  /** First day of the event that is open, when it has one. */
  eventDay: string | undefined
}

/** The place the address names. Without a date in it the calendar stays where it last was. */
export function usePlace(id: string | undefined, defaults: Defaults): Place {
  const [, go] = useLocation()
  const address = readAddress(useSearch())
  const last = useRef<string | undefined>(undefined)
  const isOver = id !== undefined || address.over !== undefined
  const view = address.view ?? defaults.view
  const date = address.date ?? defaults.eventDay ?? (isOver ? last.current : undefined) ?? defaults.today
  useEffect(() => {
    last.current = date
  }, [date])

  const { programme } = address
  const here = { view, date, programme }
  return {
    ...address,
    id,
    view,
    date,
    show: (change, how) => go(writeAddress(undefined, { ...here, ...change }), how),
    open: (other, details = {}) =>
      go(writeAddress(other, { ...details, ...here, ...('date' in details ? { date: details['date'] } : {}) }), { state: overCalendar }),
    close: () => {
      if (isLaidOver(history.state)) history.back()
      else go(writeAddress(undefined, here), { replace: true })
    },
  }
}

/** Kept with an address that was opened from the calendar, so that closing it is going back. */
const overCalendar = { over: true }
const isLaidOver = (state: unknown): boolean => typeof state === 'object' && state !== null && 'over' in state
