import Conf from 'conf'
import { openSettings, type SettingsClass } from '../../main/settings.ts'

/* A program of its own that changes one setting: `changer <app data>`. Writes `changed`, or `err <code>`. */
const settings = openSettings(Conf as unknown as SettingsClass, process.argv[2]!)
try {
  settings.change({ theme: 'dark' })
  console.log('changed')
} catch (fault) {
  console.log(`err ${(fault as { code?: string }).code ?? String(fault)}`)
}
