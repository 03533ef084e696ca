import { app } from 'electron'
import { chooseLanguage, type Settings } from '../../shared/settings.ts'
import { en } from '../../shared/text/en.ts'
import { sv } from '../../shared/text/sv.ts'
import type { MenuText } from './menu.ts'

/** The words of the menu and of the system's own dialogs, in the language of the settings. */
export function menuText({ language }: Pick<Settings, 'language'>): MenuText {
  return { sv, en }[chooseLanguage(language, app.getPreferredSystemLanguages())].menu
}
