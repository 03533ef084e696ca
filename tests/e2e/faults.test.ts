import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainText, type RichText } from '../../shared/rich-text.ts'
import { inEveryWindow } from '../support/apps.ts'
import { mountDisk, noMount, plugInStick, titled } from '../support/faults.ts'
import type { RunningStandIn } from '../support/electron/launch.ts'
import { startHostProcess } from '../support/host.ts'
import { begin, saved, writeNote } from '../support/user.ts'

const notesIn = (folder: string) => join(folder, 'documents', 'note')

inEveryWindow((start, app) => {
  test('killed in the middle of typing, at most the last two seconds are gone', async () => {
    const first = await start()
    await begin(first, 'empty')
    await first.page.keyboard.press('Alt+n')
    await first.page.getByRole('textbox', { name: 'Anteckningens text' }).waitFor()
    const keys: number[] = []
    const typing = (async () => {
      for (let n = 0; n < 400; n++) {
        await first.page.keyboard.type(`${n} `)
        keys.push(Date.now())
      }
    })().catch(() => {})
    await expect.poll(() => keys.length, { timeout: 30_000 }).toBeGreaterThan(120)
    while (keys.at(-1)! - keys[0]! < 3000) await first.page.evaluate(() => new Promise(requestAnimationFrame))
    const killed = Date.now()
    await first.kill()
    await typing
    const [name] = readdirSync(notesIn(first.folder)).filter((file) => file.endsWith('.json') && !file.startsWith('~'))
    const { document } = JSON.parse(readFileSync(join(notesIn(first.folder), name!), 'utf8')) as { document: { body: RichText } }
    const kept = plainText(document.body).trim().split(' ').length
    const due = keys.filter((at) => at < killed - 2200).length
    expect(kept).toBeGreaterThanOrEqual(due - 1)
  })

  test('a pasted text of five megabytes is saved whole', async () => {
    const one = await start()
    await begin(one, 'empty')
    await writeNote(one.page, 'Stor text')
    const size = await one.page.evaluate(() => {
      const paragraph = 'Samverkan på lokal nivå kräver att man kommer överens. '.repeat(20)
      const text = Array.from({ length: 4600 }, (_, n) => `${n} ${paragraph}`).join('\n\n')
      const data = new DataTransfer()
      data.setData('text/plain', text)
      document.querySelector('.prose')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      return text.length
    })
    expect(size).toBeGreaterThan(5_000_000)
    const inFile = () =>
      readdirSync(notesIn(one.folder))
        .map((name) => readFileSync(join(notesIn(one.folder), name), 'utf8'))
        .join('')
    await expect.poll(() => inFile().includes('4599 Samverkan'), { timeout: 60_000, interval: 500 }).toBe(true)
    await saved(one.page)
  })

  test('a paste of fifty megabytes is refused in words, and nothing changes', async () => {
    const one = await start()
    await begin(one, 'empty')
    await writeNote(one.page, 'Liten text')
    await one.page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'a'.repeat(50_000_000))
      document.querySelector('.prose')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await one.page.getByText(/Texten du klistrade in är för stor \(50\.0 MB\)/).waitFor()
    expect(await one.page.getByRole('textbox', { name: 'Anteckningens text' }).textContent()).toBe('Liten text')
  })

  test('a document cut by hand is set aside and told about; the rest opens', async () => {
    const first = await start()
    await begin(first)
    await writeNote(first.page, 'Hel anteckning')
    await first.quit()
    const [event] = readdirSync(join(first.folder, 'documents', 'event'))
    const cut = join(first.folder, 'documents', 'event', event!)
    truncateSync(cut, 300)
    const before = readFileSync(cut)

    const second = await start({ appData: first.appData })
    await second.page.getByText('1 fil gick inte att läsa. Den ligger kvar orörd.').waitFor()
    await second.page.getByRole('link', { name: 'Hel anteckning' }).waitFor()
    await second.page.getByRole('button', { name: 'Visa vilka' }).click()
    await second.page.getByText('Skadad fil').waitFor()
    await second.page.getByText(event!).first().waitFor()
    expect(readFileSync(cut)).toEqual(before)
  })

  test('a workspace of a newer version is shown for reading and never written', async () => {
    const first = await start()
    await begin(first)
    await first.quit()
    const file = join(first.folder, 'workspace.json')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), format: 9 }))
    const before = snapshot(first.folder)

    const second = await start({ appData: first.appData })
    await second.page.getByText(/skriven av en nyare version av Bollplank \(format 9\)/).waitFor()
    await second.page.keyboard.press('Alt+n')
    await second.page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor()
    expect(await second.page.getByRole('button', { name: 'Ny anteckning' }).count()).toBe(0)
    await second.quit()
    expect(snapshot(first.folder)).toEqual(before)
  })

  test('a second shell on the same workspace says who holds it and changes nothing', async () => {
    const first = await start()
    await begin(first, 'empty')
    const other = join(first.appData, 'second')
    mkdirSync(other)
    writeFileSync(join(other, 'settings.json'), JSON.stringify({ workspace: first.folder, language: 'sv' }))
    const second = await start({ appData: other })
    const shell = app.name === 'host' ? 'en webbläsare' : 'ett annat fönster'
    await second.page.getByText(new RegExp(`Arbetsytan är redan öppen i ${shell} \\(process \\d+\\)`)).waitFor()
    expect(await second.page.getByRole('textbox', { name: 'Snabb anteckning' }).count()).toBe(0)
    await first.quit()
    await second.page.getByRole('button', { name: 'Försök igen' }).click()
    await second.page.getByRole('textbox', { name: 'Snabb anteckning' }).waitFor()
  })

  test.skipIf(noMount)(
    titled('a disk that refuses to be written is told about, and what one writes is saved when it gives in', noMount),
    async () => {
      const disk = mountDisk('8m')
      const first = { ...(await start()), folder: join(disk.folder, 'arbetsyta') }
      await begin(first, 'empty')
      await writeNote(first.page, 'Skrivet före')
      disk.remount('ro')
      await first.page.keyboard.type(' och under')
      await first.page.getByText(/Mappen går inte att skriva i/).waitFor()
      await first.page.getByText('Kunde inte spara').waitFor()
      disk.remount('rw')
      await saved(first.page)
      expect(savedNotes(first.folder)).toMatchObject([expect.stringContaining('Skrivet före och under')])
      await first.quit()

      disk.remount('ro')
      const second = await start({ appData: first.appData })
      await second.page.getByText(/Mappen går inte att skriva i. Du kan läsa/).waitFor()
      await second.page.getByRole('link', { name: 'Skrivet före och under' }).click()
      await second.page.getByText('Bara läsning').waitFor()
      disk.remount('rw')
      await second.page.getByRole('button', { name: 'Försök igen' }).click()
      await second.page.getByText('Bara läsning').waitFor({ state: 'detached' })
    },
  )

  test.skipIf(noMount)(
    titled('on a full disk the text is kept, offered as a copy, there after a kill, and saved once there is room', noMount),
    async () => {
      const disk = mountDisk('16m')
      const first = { ...(await start()), folder: join(disk.folder, 'arbetsyta') }
      await begin(first, 'empty')
      await writeNote(first.page, 'Skrivet före')
      const fill = join(disk.folder, 'fill')
      for (const size of [1_000_000, 4096, 1])
        try {
          for (;;) writeFileSync(fill, Buffer.alloc(size, 1), { flag: 'a' })
        } catch {
          // Full to within the size of a piece.
        }
      await first.page.keyboard.type(' och under')
      await first.page.getByText(/Disken är full/).waitFor()
      await first.page.getByText('Kunde inte spara').waitFor()
      const copy = await first.keepFile(() => first.page.getByRole('button', { name: 'Spara kopia som …' }).click())
      expect(copy).toContain('Skrivet före och under')
      await expect.poll(() => keptDrafts(first.appData)).toEqual([expect.stringContaining('Skrivet före och under')])
      await first.kill()
      truncateSync(fill, 0)

      const second = await start({ appData: first.appData })
      await second.page.getByText(/En osparad text från i dag \d\d\.\d\d finns kvar: ”Skrivet före och under”/).waitFor()
      await second.page.getByRole('button', { name: 'Visa texten' }).click()
      const text = second.page.getByRole('textbox', { name: 'Anteckningens text' })
      await text.waitFor()
      expect(await text.textContent()).toBe('Skrivet före och under')
      await saved(second.page)
      expect(savedNotes(first.folder)).toMatchObject([expect.stringContaining('Skrivet före och under')])
      await expect.poll(() => keptDrafts(first.appData)).toEqual([])
    },
  )

  test.skipIf(noMount)(
    titled('a stick that is pulled out: the text is kept, the app waits for it, and goes on where one was', noMount),
    async () => {
      const stick = plugInStick()
      const first = { ...(await start()), folder: join(stick.folder, 'arbetsyta') }
      await begin(first, 'empty')
      await writeNote(first.page, 'Skrivet före')
      stick.unplug()
      await first.page.keyboard.type(' och under')
      await first.page.getByText(/Mappen med din arbetsyta går inte att hitta/).waitFor()
      stick.plug()
      await saved(first.page)

      stick.unplug()
      await first.page.keyboard.type(' och sedan')
      await first.page.getByText(/Mappen med din arbetsyta går inte att hitta/).waitFor()
      await expect.poll(() => keptDrafts(first.appData)).toEqual([expect.stringContaining('och under och sedan')])
      await first.kill()
      expect(readdirSync(stick.folder)).toEqual([])

      const second = await start({ appData: first.appData })
      await second.page.getByText(/Mappen med din arbetsyta går inte att hitta/).waitFor()
      expect(await second.page.getByRole('textbox', { name: /Var ska dina anteckningar ligga/ }).inputValue()).not.toBe(first.folder)
      stick.plug()
      await second.page.getByRole('button', { name: 'Försök igen' }).click()
      await second.page.getByText(/En osparad text från i dag/).waitFor()
      await second.page.getByRole('button', { name: 'Visa texten' }).click()
      const text = second.page.getByRole('textbox', { name: 'Anteckningens text' })
      await text.waitFor()
      expect(await text.textContent()).toBe('Skrivet före och under och sedan')
      await saved(second.page)
      await expect.poll(() => keptDrafts(first.appData)).toEqual([])
    },
  )

  test.skipIf(noMount)(
    titled('closing over a text that could not be saved offers to keep a copy of it elsewhere', noMount),
    async ({ skip }) => {
      if (app.name !== 'electron stand-in') skip('a browser asks in its own words')
      const disk = mountDisk('8m')
      const one = (await start()) as Awaited<ReturnType<typeof start>> & RunningStandIn
      await begin({ ...one, folder: join(disk.folder, 'arbetsyta') }, 'empty')
      await writeNote(one.page, 'Skrivet före')
      disk.remount('ro')
      await one.page.keyboard.type(' och under')
      await one.page.getByText('Kunde inte spara').waitFor()
      const copy = join(one.appData, 'kopia.txt')
      // The second button, and then where the copy goes.
      await one.control('prepareDialog', { paths: ['1'] })
      await one.control('prepareDialog', { paths: [copy] })
      await one.control('closeWindow', {})
      await one.ended
      expect(readFileSync(copy, 'utf8')).toContain('Skrivet före och under')
      disk.remount('rw')
    },
  )

  test('an unknown language in the settings gives Swedish, and everything works', async () => {
    const one = await start({ locale: 'fi-FI', appData: prepared({ language: 'klingon', theme: 7 }) })
    await begin(one, 'empty')
    expect(await one.page.evaluate(() => document.documentElement.lang)).toBe('sv')
  })

  test('the window says so when the program is gone, keeps the words, and saves them when it is back', async ({ skip }) => {
    if (app.name !== 'host') skip('only a browser window outlives its program')
    const { chromium } = await import('playwright-core')
    const { chromiumArguments, findChromium } = await import('../support/electron/find-chromium.ts')
    const appData = prepared({ language: 'sv' })
    const server = await startHostProcess(appData)
    const browser = await chromium.launch({
      executablePath: findChromium()!,
      args: [...chromiumArguments],
      chromiumSandbox: process.getuid?.() !== 0,
    })
    try {
      const page = await browser.newPage()
      await page.goto(server.address)
      await begin({ page, folder: join(appData, 'arbetsyta') } as never, 'empty')
      await writeNote(page, 'Kvar')
      server.child.kill('SIGKILL')
      await server.ended
      await page.keyboard.type(' och mer')
      await page.getByText(/Fönstret når inte Bollplank/).waitFor()
      const text = page.getByRole('textbox', { name: 'Anteckningens text' })
      expect(await text.textContent()).toBe('Kvar och mer')

      // Another room does not make the words go away, and says that they are not saved.
      await page.keyboard.press('Alt+1')
      await page.getByText(/något du skrev är inte sparat än/).waitFor()
      await page.getByRole('button', { name: 'Visa det' }).click()
      expect(await text.textContent()).toBe('Kvar och mer')
      await page.keyboard.press('Alt+1')
      await page.goBack()
      expect(await text.textContent()).toBe('Kvar och mer')
    } finally {
      await browser.close()
    }
  })
})

/** The notes' files as they are now, without the version before. */
function savedNotes(folder: string): string[] {
  return readdirSync(notesIn(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(notesIn(folder), name), 'utf8'))
}

/** What lies on disk of the texts that could not be saved. */
function keptDrafts(appData: string): string[] {
  const workspaces = join(appData, 'workspaces')
  return readdirSync(workspaces)
    .map((id) => join(workspaces, id, 'drafts'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
}

function prepared(settings: object): string {
  const appData = join(process.env['TMPDIR'] ?? '/tmp', `bollplank-e2e-${process.pid}-${Date.now()}`)
  mkdirSync(appData)
  writeFileSync(join(appData, 'settings.json'), JSON.stringify(settings))
  return appData
}

/** Every file of a folder with its bytes. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    names.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'base64')]),
  )
}
