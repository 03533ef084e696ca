import { useEffect } from 'react'
import type { Settings } from '../shared/settings.ts'

/** Puts the chosen theme on the page, or follows the computer's. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [theme])
}
