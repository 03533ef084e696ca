import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inEveryWindow } from '../support/apps.ts'
import { begin, goTo, saved } from '../support/user.ts'

/** All documents of a kind, as they lie on disk. */
async function onDisk(folder: string, kind: string): Promise<{ title: string; document: Record<string, unknown> }[]> {
  const names = await readdir(join(folder, 'documents', kind)).catch(() => [])
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, 'documents', kind, name), 'utf8'))))
}

inEveryWindow((start) => {
  test('from the first start to a calendar file: nothing is lost on the way', async () => {
    const first = await start()
    await begin(first)
    const { page, appData } = first

    // The spring 2019 programme stands in the calendar at the right days.
    expect((await onDisk(first.folder, 'event')).length).toBe(8)
    await goTo(page, '/calendar?view=month&date=2019-01-22')
    await page.getByRole('heading', { level: 1, name: /januari 2019/i }).waitFor()
    const webinar = page.getByRole('button', { name: /^Webbinarium 1/ }).first()
    await webinar.waitFor()
    await goTo(page, '/calendar?view=month&date=2019-05-01')
    await page
      .getByRole('button', { name: /Regional träff,? Kalmar/ })
      .first()
      .waitFor()
    await page
      .getByRole('button', { name: /Regional träff,? Karlstad/ })
      .first()
      .waitFor()

    // A note about webinar 1, written and killed without a farewell.
    await goTo(page, '/calendar?view=month&date=2019-01-22')
    await webinar.click()
    await page
      .getByRole('button', { name: /anteckning om händelsen/i })
      .or(page.getByRole('link', { name: /anteckning om händelsen/i }))
      .click()
    await page.getByRole('textbox', { name: 'Anteckningens text' }).waitFor()
    await page.keyboard.type('Inför webbinarium 1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Vilken fråga tar jag med?')
    await saved(page)
    await first.kill()
    const [note] = await onDisk(first.folder, 'note')
    expect(note?.title).toBe('Inför webbinarium 1')
    expect(note?.document['links']).toMatchObject([{ kind: 'event' }])

    // Started again, it is there, and leads to its event.
    const second = await start({ appData })
    await second.page.getByRole('link', { name: 'Inför webbinarium 1' }).click()
    await second.page.getByRole('textbox', { name: 'Anteckningens text' }).getByText('Vilken fråga tar jag med?').waitFor()
    await second.page.getByRole('link', { name: /^Webbinarium 1/ }).waitFor()

    // The whole calendar as a file that calendar programs read.
    await goTo(second.page, '/calendar?export')
    const dialog = second.page.getByRole('dialog')
    const save = () => dialog.getByRole('button', { name: /^Spara/ }).click()
    await dialog
      .getByText(/8 händelser/)
      .first()
      .waitFor()
    const text = await second.keepFile(save)
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(8)
    expect(text).toContain('DTSTART;VALUE=DATE:20190509\r\nDTEND;VALUE=DATE:20190511\r\n')
    expect(text).toContain('DTSTART;VALUE=DATE:20190122\r\nDTEND;VALUE=DATE:20190123\r\n')
    expect(text.replaceAll('\r\n ', '')).toMatch(/SUMMARY:Webbinarium 1: .*\(tid ej fastställd\)/)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    await second.quit()
  })

  test('a note left in the middle of a word is saved as it stood', async () => {
    const { page, folder, ...rest } = await start()
    await begin({ page, folder, ...rest }, 'empty')
    await page.keyboard.press('Alt+n')
    await page.getByRole('textbox', { name: 'Anteckningens text' }).waitFor()
    await page.keyboard.type('Lämnad mitt i ett or')
    await page.keyboard.press('Alt+1')
    await page.getByRole('link', { name: 'Lämnad mitt i ett or' }).waitFor()
    expect((await onDisk(folder, 'note')).map(({ title }) => title)).toEqual(['Lämnad mitt i ett or'])
  })

  test('what one writes is there after an ordinary goodbye, even straight after the last key', async () => {
    const first = await start()
    await begin(first, 'empty')
    await first.page.keyboard.press('Alt+n')
    await first.page.getByRole('textbox', { name: 'Anteckningens text' }).waitFor()
    await first.page.keyboard.type('Sista ordet före lunch')
    await first.quit()
    expect((await onDisk(first.folder, 'note')).map(({ title }) => title)).toEqual(['Sista ordet före lunch'])
  })
})
