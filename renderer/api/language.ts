import i18next, { type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../shared/settings.ts'
import { en } from '../../shared/text/en.ts'
import { sv } from '../../shared/text/sv.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof sv }
    returnNull: false
  }
}

/** Starts the texts in a language; all of them are in the bundle, so nothing is fetched. */
export function startTexts(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'sv',
    resources: { sv: { translation: sv }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return i18next
}

/** Speaks another language from now on, without a restart. */
export function speak(language: Language): void {
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

/** The language the window speaks now. */
export function useLanguage(): Language {
  const { i18n: texts } = useTranslation()
  return texts.language === 'en' ? 'en' : 'sv'
}
