import * as v from 'valibot'

export const languages = ['sv', 'en'] as const
export const Language = v.picklist(languages)
export type Language = (typeof languages)[number]

const entries = {
  /** `system` follows the computer; an unknown language there gives Swedish. */
  language: v.picklist(['system', ...languages]),
  theme: v.picklist(['system', 'light', 'dark']),
  /** Absolute path of the workspace opened at start; '' before the first run. */
  workspace: v.string(),
  calendarView: v.picklist(['month', 'week', 'day', 'agenda']),
}

/** What the app remembers besides the workspace. Never the user's words (store.md §1.2). */
export const Settings = v.object(entries)
export type Settings = v.InferOutput<typeof Settings>

export const SettingsChange = v.partial(v.strictObject(entries))
export type SettingsChange = v.InferOutput<typeof SettingsChange>

export const defaultSettings: Settings = { language: 'system', theme: 'system', workspace: '', calendarView: 'month' }

/** Reads settings from anything: each field that does not fit gets its default. */
export function readSettings(raw: unknown): Settings {
  const source = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const settings = { ...defaultSettings }
  for (const key of Object.keys(entries) as (keyof Settings)[]) {
    const parsed = v.safeParse(entries[key], source[key])
    if (parsed.success) Object.assign(settings, { [key]: parsed.output })
  }
  return settings
}

/** The language to speak, from the setting and the computer's own wishes (`sv-SE`, `en-GB` …). Swedish unless English comes first. */
export function chooseLanguage(setting: Settings['language'], wishes: readonly string[]): Language {
  if (setting !== 'system') return setting
  for (const wish of wishes) {
    const known = languages.find((language) => wish.toLowerCase().split(/[-_.]/)[0] === language)
    if (known) return known
  }
  return 'sv'
}
