import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { Commands, type CommandName } from './commands.tsx'
import './frame.css'
import { Rail } from './rail.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { Today } from './today/today.tsx'
import { EmptyState, ScreenTitle } from './ui/layout.tsx'
import { UnsavedBanner } from './unsaved-banner.tsx'
import { WorkspaceBanners } from './workspace/banners.tsx'

const Journal = lazy(() => import('./journal/journal.tsx').then(({ Journal }) => ({ default: Journal })))
const Calendar = lazy(() => import('./calendar/calendar.tsx').then(({ Calendar }) => ({ default: Calendar })))
const Settings = lazy(() => import('./workspace/settings.tsx').then(({ Settings }) => ({ default: Settings })))

/** The rail, the room one is in, and what lies over every room. */
export function Frame() {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null)
  useFocusOnArrival()
  const show = (name: CommandName) => (name === 'palette' || name === 'shortcuts' ? setOverlay(name) : undefined)
  return (
    <div className="app">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <Rail onPalette={() => setOverlay('palette')} />
      <div className="content-column">
        <WorkspaceBanners />
        <UnsavedBanner />
        <main id="content" tabIndex={-1}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/" component={Today} />
              <Route path="/journal/:id?">{({ id }) => <Journal id={id} />}</Route>
              <Route path="/calendar/:id?">{({ id }) => <Calendar id={id} />}</Route>
              <Route path="/settings" component={Settings} />
              <Route path="/index.html">
                <Redirect to="/" replace />
              </Route>
              <Route>
                <ScreenTitle hidden>{t('app.notFound.title')}</ScreenTitle>
                <EmptyState title={t('app.notFound.title')} text={t('app.notFound.text')} />
              </Route>
            </Switch>
          </Suspense>
        </main>
      </div>
      <Commands onShow={show} paletteOpen={overlay === 'palette'} onClosePalette={() => setOverlay(null)} />
      <ShortcutSheet isOpen={overlay === 'shortcuts'} onClose={() => setOverlay(null)} />
    </div>
  )
}

/** Moves focus to the content when the room changes, so that a screen reader follows along. */
function useFocusOnArrival(): void {
  const [path] = useLocation()
  const room = path.split('/')[1]
  const before = useRef(room)
  useEffect(() => {
    if (room === before.current) return
    before.current = room
    if (document.activeElement === document.body || document.activeElement?.closest('.rail')) document.getElementById('content')?.focus()
  }, [room])
}
