import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inEveryWindow } from '../support/apps.ts'
import { begin, goTo, writeNote } from '../support/user.ts'

inEveryWindow((start) => {
  test('what was deleted is taken back from the trash, and what is deleted for good is gone after a restart too', async () => {
    const first = await start()
    const { page, folder } = first
    const notes = () => readdirSync(join(folder, 'documents', 'note')).filter((name) => name.endsWith('.json') || name.endsWith('.prev'))
    const remove = async () => {
      await page.getByRole('button', { name: 'Ta bort anteckningen' }).click()
      await page
        .getByText(/är borttagen/)
        .first()
        .waitFor()
    }
    await begin(first, 'empty')
    await writeNote(page, 'Kommer tillbaka')
    await remove()
    await writeNote(page, 'Hemligt om Anna')
    await remove()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('Papperskorg')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Papperskorg' }).waitFor()
    await page.getByRole('button', { name: 'Ta tillbaka Kommer tillbaka' }).click()
    await page.getByText('”Kommer tillbaka” är tillbaka.').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Ta tillbaka Hemligt om Anna')
    await page.getByRole('button', { name: 'Rensa nu' }).click()
    await page.getByRole('dialog', { name: 'Ta bort 1 sak för gott?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Ta tillbaka Hemligt om Anna' }).count()).toBe(1)
    await page.getByRole('button', { name: 'Rensa nu' }).click()
    await page.getByRole('button', { name: 'Ta bort för gott', exact: true }).click()
    await page.getByRole('heading', { name: 'Papperskorgen är tom' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    const [left] = notes()
    expect(notes().filter((name) => name.slice(0, 36) !== left!.slice(0, 36))).toEqual([])
    const tombstones = readdirSync(join(folder, 'deleted')).map((name) => readFileSync(join(folder, 'deleted', name), 'utf8'))
    expect(tombstones.join('').trim().split('\n')).toHaveLength(1)
    await first.quit()

    const second = await start({ appData: first.appData })
    await second.page.getByRole('link', { name: 'Kommer tillbaka' }).waitFor()
    await goTo(second.page, '/trash')
    await second.page.getByRole('heading', { name: 'Papperskorgen är tom' }).waitFor()
  })
})
