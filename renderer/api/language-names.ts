import type { Language } from '../../shared/settings.ts'

/** A language is named in itself, whatever the window speaks. */
export const languageNames: Record<Language, string> = { sv: 'Svenska', en: 'English' }
