import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inEveryWindow } from '../support/apps.ts'
import { begin, writeNote } from '../support/user.ts'

inEveryWindow((start) => {
  test('what one wrote is found by a word of it, opened where it says so, and gone from the results when it is deleted', async () => {
    const app = await start()
    await begin(app)
    const { page } = app
    await writeNote(page, 'Efter träffen')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Vi talade om hälsan hos servicen på landsbygden.')
    await page.keyboard.press('Control+s')

    await page.keyboard.press('Control+f')
    const field = page.getByRole('searchbox', { name: 'Sök i allt du har skrivit' })
    await field.waitFor()
    await page.keyboard.type('landsby')
    const results = page.getByRole('list', { name: 'Träffar' })
    await results.getByRole('link', { name: /Efter träffen/ }).waitFor()
    expect(await results.locator('mark').first().textContent()).toBe('landsbygden')

    await field.fill('halsan')
    await results.locator('mark', { hasText: 'hälsan' }).waitFor()
    await field.fill('kalmar')
    await results.getByRole('link', { name: /Regional träff.*Händelse/ }).waitFor()
    await page.getByText('1 träff', { exact: true }).waitFor()

    await field.fill('servicen')
    await results.getByRole('link', { name: /Efter träffen/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const text = page.getByRole('textbox', { name: 'Anteckningens text' })
    await text.waitFor()
    await page.keyboard.type(' (landade här)')
    await text.getByText('servicen (landade här) på landsbygden').waitFor()

    await page.goBack()
    expect(await field.inputValue()).toBe('servicen')
    await results.getByRole('link', { name: /Efter träffen/ }).click()
    await page.getByRole('button', { name: 'Ta bort anteckningen' }).click()
    await page.getByText(/är borttagen/).waitFor()
    await page.keyboard.press('Control+f')
    await field.waitFor()
    await page.keyboard.type('servicen landade')
    await page.getByRole('heading', { name: 'Inget hittades' }).waitFor()

    // The index lies with the app's own data, never among the documents.
    expect(await readdir(join(app.folder, 'documents', 'note'))).toHaveLength(1)
    expect(await readdir(app.folder)).not.toContain('search.index')
  })
})
