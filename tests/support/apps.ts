import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import type { AppUnderTest, RunningApp, StartOptions } from './app-under-test.ts'
import { electronStandIn, realElectron } from './electron/launch.ts'
import { host } from './host.ts'

const apps = [host, electronStandIn, realElectron]

for (const { name, missing } of apps) if (missing) console.info(`skipped: ${name}: ${missing}`)

export interface Started extends RunningApp {
  appData: string
  /** Where the first run puts the workspace. */
  folder: string
}

/** The same story told in every window the app has; a window that cannot be opened here is skipped and says why. */
export function inEveryWindow(story: (start: (options?: Partial<StartOptions>) => Promise<Started>, app: AppUnderTest) => void): void {
  for (const app of apps) {
    describe.skipIf(app.missing !== undefined)(app.missing ? `${app.name} (skipped: ${app.missing})` : app.name, () => {
      const running = new Set<RunningApp>()
      afterEach(async () => {
        for (const one of running) await one.kill().catch(() => {})
        running.clear()
      })
      const start = async (options: Partial<StartOptions> = {}): Promise<Started> => {
        const appData = options.appData ?? mkdtempSync(join(tmpdir(), 'bollplank-e2e-'))
        const one = await app.start({ ...options, appData })
        running.add(one)
        return { ...one, appData, folder: join(appData, 'arbetsyta') }
      }
      story(start, app)
    })
  }
}
