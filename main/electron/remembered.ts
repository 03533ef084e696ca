import * as v from 'valibot'
import { ElectronStore } from './store-library.ts'

const Bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })
const entries = { bounds: Bounds, maximized: v.boolean(), folder: v.string() }

/** What the window remembers between starts: where it stood, and the folder last used in a dialog. */
export interface Remembered {
  bounds?: v.InferOutput<typeof Bounds>
  maximized?: boolean
  folder?: string
}

/** `window.json` beside the settings. Nothing in it is worth a word to the user: a fault in reading or writing is let go. */
export interface RememberedFile {
  read(): Remembered
  keep(change: Remembered): void
}

/** Opens `window.json` in the app's data. */
export function openRemembered(appData: string): RememberedFile {
  const file = new ElectronStore({ cwd: appData, configName: 'window', configFileMode: 0o600, clearInvalidConfig: true })
  return {
    read: () => readRemembered(file.store),
    keep(change) {
      try {
        file.set({ ...change })
      } catch {
        // The window stands where it stood the time before.
      }
    },
  }
}

/** Each field that fits; the others are as if never written. */
export function readRemembered(raw: unknown): Remembered {
  const source = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const parsed = Object.entries(entries).map(([key, schema]) => [key, v.safeParse(schema, source[key])] as const)
  return Object.fromEntries(parsed.flatMap(([key, result]) => (result.success ? [[key, result.output]] : [])))
}
