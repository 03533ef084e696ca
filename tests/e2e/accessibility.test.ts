import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Language } from '../../shared/settings.ts'
import { inEveryWindow } from '../support/apps.ts'
import { begin, fits, goTo } from '../support/user.ts'

const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** What axe has against the page as it stands; empty when all is well. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))))
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(document, options), rules)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}

inEveryWindow((start) => {
  for (const language of ['sv', 'en'] satisfies Language[]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`every screen is free of axe's faults and fits, ${language}, ${colorScheme}`, { timeout: 180_000 }, async () => {
        const app = await start({ colorScheme, locale: language === 'sv' ? 'sv-SE' : 'en-GB' })
        const { page } = app
        await page.getByRole('heading', { level: 1 }).waitFor()
        const found: Record<string, string[]> = { 'first run': await faults(page) }
        await begin(app, 'empty', language)
        const look = async (name: string) => {
          for (const width of [1280, 700, 320]) {
            await page.setViewportSize({ width, height: 800 })
            await fits(page)
            const here = await faults(page)
            if (here.length > 0) found[`${name}, ${width} px`] = here
          }
          await page.setViewportSize({ width: 1280, height: 800 })
        }
        const visit = async (name: string, path: string) => {
          await goTo(page, path)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await look(name)
        }
        await visit('today, empty', '/')
        await visit('journal, empty', '/journal')
        await visit('calendar, empty', '/calendar')
        await visit('trash, empty', '/trash')
        await goTo(page, '/settings')
        await page.getByRole('button', { name: /2019/ }).click()
        await page.getByRole('button', { name: /2012/ }).click()
        await visit('settings', '/settings')
        for (const view of ['month', 'week', 'day', 'agenda']) await visit(`calendar, ${view}`, `/calendar?view=${view}&date=2019-01-22`)
        await visit('export', '/calendar?export')
        await page.getByRole('dialog').waitFor()
        await visit('new event', '/calendar?new&date=2019-01-22')
        await page.getByRole('dialog').waitFor()
        await goTo(page, '/')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await page.keyboard.press('Alt+n')
        await page.locator('.prose').waitFor()
        await page.keyboard.type('Rubrik')
        await page.keyboard.press('Enter')
        await page.keyboard.type('[ ] att göra')
        await look('a note')
        await page.getByRole('button', { name: /^(Ta bort anteckningen|Delete the note)$/ }).click()
        await page.getByText(/är borttagen|is deleted|has been deleted/).waitFor()
        await visit('trash', '/trash')
        await page.getByRole('button', { name: /^(Rensa nu|Empty now)$/ }).click()
        await page.getByRole('dialog').waitFor()
        await look('emptying the trash')
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: /^(Ta tillbaka|Take back) Rubrik/ }).click()
        await page.getByText(/är tillbaka|is back/).waitFor()
        await visit('today', '/')
        await visit('journal', '/journal')
        await page.keyboard.press('Control+k')
        await page.getByRole('menu').waitFor()
        await look('palette')
        await page.keyboard.press('Escape')
        await visit('nowhere', '/somewhere')
        if (found['first run']?.length === 0) delete found['first run']
        expect(found).toEqual({})
      })
    }
  }
})
