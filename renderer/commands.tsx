import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { windowCommands } from '../shared/contract.ts'
import { dayText, whenText } from '../shared/date-text.ts'
import { bridge } from './api/bridge.ts'
import { flushAll } from './api/draft.ts'
import { newId } from './api/new-id.ts'
import { useCall } from './api/queries.ts'
import { useApp } from './api/use-app.ts'
import { useKeyNames } from './key-names.ts'
import { rooms } from './rooms.ts'
import { Palette, type PaletteSection } from './ui/palette.tsx'

export type CommandName = (typeof windowCommands)[number]

interface Props {
  /** Shows what lies over every room. */
  onShow: (name: CommandName) => void
  paletteOpen: boolean
  onClosePalette: () => void
}

/** Everything that can be done from anywhere: by key, from the menu, from the palette. */
export function Commands({ onShow, paletteOpen, onClosePalette }: Props) {
  const run = useRun(onShow)
  useShortcuts(run)
  const [, go] = useLocation()
  useEffect(() => bridge().on('command', ({ name }) => run(name)), [run])
  useEffect(() => bridge().on('navigate', ({ to }) => go(to)), [go])
  return paletteOpen ? <Everything run={run} onClose={onClosePalette} /> : null
}

function useRun(onShow: Props['onShow']): (name: CommandName) => void {
  const [, go] = useLocation()
  const { canWrite } = useApp()
  return useMemo(
    () => (name) => {
      const places: Partial<Record<CommandName, string>> = {
        'go-today': '/',
        'go-journal': '/journal',
        'go-calendar': '/calendar',
        'go-settings': '/settings',
        'new-event': canWrite ? '/calendar?new' : '/calendar',
        'export-ics': '/calendar?export',
      }
      const place = places[name]
      if (place !== undefined) return go(place)
      if (name === 'print') return window.print()
      if (name !== 'new-note') return onShow(name)
      if (canWrite) go(`/journal/${newId()}`, { state: { new: true } })
      else go('/journal')
    },
    [go, canWrite, onShow],
  )
}

/** Ctrl or ⌘ where the window gets them, Alt where a browser keeps them; `?` when nothing is being written. */
function useShortcuts(run: (name: CommandName) => void): void {
  useEffect(() => {
    const byRoom = ['go-today', 'go-journal', 'go-calendar'] as const
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.shiftKey && event.key !== '?')) return
      const command = event.ctrlKey || event.metaKey
      if (command && !event.altKey && event.code === 'KeyS') {
        event.preventDefault()
        return void flushAll()
      }
      const name = ((): CommandName | undefined => {
        if (event.key === '?' && !command && !event.altKey) return isWriting(event.target) ? undefined : 'shortcuts'
        if (command && !event.altKey && event.code === 'KeyK') return 'palette'
        if (command === event.altKey) return undefined
        if (event.code === 'KeyN') return 'new-note'
        if (event.code === 'Comma') return 'go-settings'
        return /^Digit[1-3]$/.test(event.code) ? byRoom[Number(event.code.slice(5)) - 1] : undefined
      })()
      if (name === undefined || document.querySelector('[aria-modal="true"], .veil')) return
      event.preventDefault()
      run(name)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [run])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="spinbutton"]'))
}

function Everything({ run, onClose }: { run: (name: CommandName) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { language, zone, settings, canWrite, change } = useApp()
  const keys = useKeyNames()
  const notes = useCall('journal.list', {})
  const events = useCall('calendar.list', { from: '1900-01-01', to: '2200-01-01', zone })
  const command = (name: CommandName, title: string, hint?: string) => ({
    id: name,
    name: title,
    run: () => run(name),
    ...(hint ? { hint } : {}),
  })
  const dark = document.documentElement.dataset['theme'] === 'dark'

  const sections: PaletteSection[] = [
    {
      id: 'go',
      name: t('app.palette.go'),
      items: [
        ...rooms.map((room, index) => command(`go-${room.name}`, t(`app.rooms.${room.name}`), String(index + 1))),
        command('go-settings', t('app.rooms.settings')),
      ],
    },
    {
      id: 'do',
      name: t('app.palette.do'),
      items: [
        ...(canWrite ? [command('new-note', t('app.palette.newNote'), keys.newNote), command('new-event', t('app.palette.newEvent'))] : []),
        command('export-ics', t('app.palette.exportIcs')),
        command('print', t('app.palette.print')),
        command('shortcuts', t('app.palette.shortcuts'), '?'),
        {
          id: 'theme',
          name: t(dark ? 'app.palette.themeLight' : 'app.palette.themeDark'),
          run: () => change({ theme: dark ? 'light' : 'dark' }),
        },
        {
          id: 'language',
          name: t(language === 'sv' ? 'app.palette.languageEn' : 'app.palette.languageSv'),
          run: () => change({ language: language === 'sv' ? 'en' : 'sv' }),
        },
      ],
    },
    {
      id: 'notes',
      name: t('app.palette.notes'),
      items: (notes.data ?? []).slice(0, most).map(({ id, title, digest }) => ({
        id,
        name: title || t('journal.untitled'),
        hint: dayText(language, digest.date),
        run: () => go(`/journal/${id}`),
      })),
    },
    {
      id: 'events',
      name: t('app.palette.events'),
      items: (events.data ?? []).slice(-most).map(({ id, title, digest }) => ({
        id,
        name: title,
        hint: whenText(language, digest.when, zone),
        run: () => go(`/calendar/${id}`),
      })),
    },
  ]
  return (
    <Palette
      key={settings.language}
      title={t('app.palette.title')}
      placeholder={t('app.palette.placeholder')}
      empty={t('app.palette.empty')}
      sections={sections}
      isOpen
      onClose={onClose}
    />
  )
}

/** As many notes and events as the list can hold without losing its speed. */
const most = 300
