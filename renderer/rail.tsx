import { Command, Search, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useKeyNames } from './key-names.ts'
import { rooms } from './rooms.ts'

/** The way between the rooms. */
export function Rail({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation()
  const [path] = useLocation()
  const keys = useKeyNames()
  const here = `/${path.split('/')[1] ?? ''}`
  return (
    <nav className="rail" aria-label={t('app.rooms.label')}>
      <div className="brand" aria-hidden>
        {t('app.name')}
      </div>
      <ul className="plain">
        {rooms.map(({ name, path: to, icon: Icon }, index) => (
          <li key={name}>
            <Link href={to} className="rail-link" aria-current={here === to ? 'page' : undefined}>
              <Icon size={16} aria-hidden />
              {t(`app.rooms.${name}`)}
              <span className="key" aria-hidden>
                {index + 1}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="rail-space" />
      <Link href="/search" className="rail-link" aria-current={here === '/search' ? 'page' : undefined}>
        <Search size={16} aria-hidden />
        {t('app.rooms.search')}
        <span className="key" aria-hidden>
          {keys.search}
        </span>
      </Link>
      <button type="button" className="rail-link" onClick={onPalette}>
        <Command size={16} aria-hidden />
        {t('app.go')}
        <span className="key" aria-hidden>
          {keys.palette}
        </span>
      </button>
      <Link href="/settings" className="rail-link" aria-current={here === '/settings' ? 'page' : undefined}>
        <Settings size={16} aria-hidden />
        {t('app.rooms.settings')}
      </Link>
    </nav>
  )
}
