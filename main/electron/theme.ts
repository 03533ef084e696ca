import { nativeTheme } from 'electron'
import type { Settings } from '../../shared/settings.ts'

/** Light, dark or as the system: the page sees it as `prefers-color-scheme`. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/** The paper of the page, shown before the page is (`--paper` in the tokens). */
export const paper = (): string => (nativeTheme.shouldUseDarkColors ? '#171b1c' : '#fbfaf7')
