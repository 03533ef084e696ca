import { expect, test } from 'vitest'
import { inEveryWindow } from '../support/apps.ts'
import { begin, writeNote } from '../support/user.ts'

inEveryWindow((start) => {
  test('the rooms, the palette and the keys are reached without a mouse', async () => {
    const app = await start()
    await begin(app)
    const { page } = app
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: 'Din journal är tom' }).waitFor()
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: 'Ny händelse' }).first().waitFor()
    await page.keyboard.press('Alt+1')
    await page.getByRole('heading', { name: 'Senast skrivet' }).waitFor()

    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Sök och gör' })
    await palette.getByRole('searchbox').waitFor()
    await page.keyboard.type('kalmar')
    await palette.getByRole('menuitem', { name: /Kalmar/ }).waitFor()
    expect(await palette.getByRole('menuitem').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/calendar\/[0-9a-f-]{36}/)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Tangenter' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('a note is begun in one keystroke, formatted as one types, and undone', async () => {
    const app = await start()
    await begin(app, 'empty')
    const { page } = app
    await writeNote(page, 'Efter mötet')
    const text = page.getByRole('textbox', { name: 'Anteckningens text' })
    await page.keyboard.press('Enter')
    await page.keyboard.type('## Nästa steg')
    await text.getByRole('heading', { level: 2, name: 'Nästa steg' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('[ ] ring Anna')
    await text.getByRole('checkbox', { name: 'Klart: ring Anna' }).check()
    await page.getByRole('button', { name: 'Ångra' }).first().click()
    expect(await text.getByRole('checkbox').isChecked()).toBe(false)
    await page.goBack()
    await page.goForward()
    await text.locator('p', { hasText: 'ring Anna' }).waitFor()
  })
})
