import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Started } from './apps.ts'

/** Goes through the first run; with the spring 2019 programme unless told otherwise. */
export async function begin(
  { page, folder }: Started,
  how: 'examples' | 'empty' = 'examples',
  language: 'sv' | 'en' = 'sv',
): Promise<void> {
  const words = {
    sv: { folder: 'Var ska dina anteckningar ligga?', empty: 'Tomt', start: 'Börja', done: 'De närmaste två veckorna' },
    en: { folder: 'Where should your notes be kept?', empty: 'Empty', start: 'Begin', done: 'The next two weeks' },
  }[language]
  await page.getByLabel(words.folder).fill(folder)
  if (how === 'empty') await page.locator('label', { hasText: new RegExp(`^${words.empty}`) }).click()
  await page.getByRole('button', { name: words.start }).click()
  await page.getByRole('heading', { name: words.done }).waitFor()
}

/** Writes a new note and waits until the window says that it is saved. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Alt+n')
  await page.getByRole('textbox', { name: 'Anteckningens text' }).waitFor()
  await page.keyboard.type(text)
  await saved(page)
}

/** Waits until everything written is on disk, in the window's own words. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^(Sparat|Saved) \d/).waitFor()
}

/** Goes to an address in the app without losing the window's key. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** The page has not scrolled sideways. */
export async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
