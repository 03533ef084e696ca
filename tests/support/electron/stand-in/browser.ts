import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArguments } from '../find-chromium.ts'
import { app } from './app.ts'
import { startOptions } from './start-options.ts'
import { theme } from './system.ts'

let context: BrowserContext | undefined
let awaited = 0

export const browser = {
  /** Where a debugger finds Chromium. */
  debuggerPort: 0,
  get context(): BrowserContext {
    if (!context) throw new Error('Chromium is not up')
    return context
  },
  /** A page for a window. Pages that come without being asked for are closed. */
  async newPage(): Promise<Page> {
    awaited++
    return browser.context.newPage()
  },
}

/** Starts Chromium, where every window will be a page. */
export async function openBrowser(): Promise<void> {
  const { profile, chromium: executablePath, locale, zone, colorScheme, viewport } = startOptions
  context = await chromium.launchPersistentContext(profile, {
    executablePath,
    chromiumSandbox: false,
    args: [...chromiumArguments, '--remote-debugging-port=0'],
    locale,
    timezoneId: zone,
    colorScheme,
    viewport: viewport ?? { width: 1200, height: 800 },
    serviceWorkers: 'block',
  })
  await context.route('**/*', (route) => route.abort('blockedbyclient'))
  context.on('page', (page) => {
    if (awaited === 0) void page.close()
    else awaited--
  })
  browser.debuggerPort = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
  theme.changed = (colors) => {
    for (const page of browser.context.pages()) void page.emulateMedia({ colorScheme: colors })
  }
  app.ending = () => browser.context.close()
}
