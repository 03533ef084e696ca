import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { menu as en } from '../../../shared/text/en/menu.ts'
import { menu as sv } from '../../../shared/text/sv/menu.ts'
import type { MenuPart } from '../../support/electron/control.ts'
import { buildMain } from '../../support/electron/build.ts'
import { electronStandIn, type RunningStandIn, spawnStandIn, startStandIn } from '../../support/electron/launch.ts'
import { type TrialWindow, writeTrialRenderer } from './trial-renderer.ts'

const id = '01900000-0000-7000-8000-000000000001'
const draft = {
  date: '2019-01-22',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hej' }] }] },
  tags: [],
  links: [],
}

const call = (page: Page, name: string, input: unknown = {}) =>
  page.evaluate(([called, given]) => (globalThis as TrialWindow).bollplank.call(called, given), [name, input] as const)
const heard = (page: Page, name: string) =>
  page.evaluate((wanted) => (globalThis as TrialWindow).trial.heard.filter((event) => event.name === wanted).map(({ data }) => data), name)
describe.skipIf(electronStandIn.missing)('the built main program on the stand-in', () => {
  let folder: string
  let entry: string
  let app: RunningStandIn
  const start = (name: string, more: { argv?: string[] } = {}) =>
    startStandIn({ appData: join(folder, name), documents: join(folder, 'documents'), entry, ...more })
  const begin = async (page: Page, workspace: string) =>
    call(page, 'workspace.start', { folder: join(folder, workspace), examples: [], language: 'sv' })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bollplank-stand-in-'))
    await writeTrialRenderer(join(folder, 'renderer'))
    entry = await buildMain(folder)
    app = await start('shared')
  }, 60_000)
  afterAll(async () => {
    await app.kill()
    await rm(folder, { recursive: true, force: true })
  })

  describe('calls', () => {
    it('reach the services and bring back their answer', async () => {
      const reply = await call(app.page, 'app.state')
      expect(reply).toMatchObject({
        ok: true,
        value: { shell: { name: 'electron', canChooseFolder: true, languages: ['sv-SE'] }, workspace: null },
      })
      expect(await call(app.page, '__proto__')).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    })

    it('give the page two functions and nothing that it could change', async () => {
      const seen = await app.page.evaluate(() => {
        const { bollplank } = globalThis as TrialWindow
        const names = Object.keys(bollplank)
        const changed = Reflect.set(bollplank, 'call', () => {}) || Reflect.set(globalThis, 'bollplank', {})
        let refused = ''
        try {
          bollplank.on('constructor', () => {})
        } catch (fault) {
          refused = String(fault)
        }
        return { names, changed, refused, node: typeof Reflect.get(globalThis, 'require') + typeof Reflect.get(globalThis, 'process') }
      })
      expect(seen).toEqual({ names: ['call', 'on'], changed: false, refused: 'Error: no such event', node: 'undefinedundefined' })
    })

    it('are refused from a frame within the page', async () => {
      await app.page.evaluate(() => document.body.append(document.createElement('iframe')))
      const frame = app.page.frames().find((candidate) => candidate.parentFrame() !== null)
      const reply = await frame?.evaluate(() => (globalThis as TrialWindow).electronStandInInvoke('call', ['app.settings', {}]))
      expect(reply).toMatchObject({ ok: false, error: { code: 'unauthorised' } })
      expect(app.log()).toContain('foreign frame')
    })

    it('have one channel: the one that electron-store opens is closed', async () => {
      expect((await app.control('seen', {})).channels).toEqual(['call'])
    })
  })

  describe('app://', () => {
    const status = (path: string) => app.page.evaluate(async (asked) => (await fetch(asked)).status, path)

    it('serves the files of the renderer and the start page for every place', async () => {
      expect(await status('/page.js')).toBe(200)
      expect(await status('/journal/anything')).toBe(200)
      expect(await status('/missing.js')).toBe(404)
    })

    it.each(['/..%2fmain%2felectron.js', '/%2e%2e%2fmain/electron.js', '/..%5cmain%5celectron.js', '/x%00.js', '/C:/page.js', '//page.js'])(
      'refuses %s',
      async (path) => {
        expect(await app.page.evaluate(async (asked) => (await fetch(location.origin + asked)).status, path)).toBe(404)
      },
    )

    it('sends a policy that stops scripts written into the page', async () => {
      const ran = await app.page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'globalThis.injected = true'
        document.body.append(script)
        return Reflect.get(globalThis, 'injected') === true
      })
      expect(ran).toBe(false)
      const headers = await app.page.evaluate(async () => Object.fromEntries((await fetch('/')).headers))
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      })
    })
  })

  describe('guards', () => {
    it('keep the window on its page', async () => {
      const stopped = async () => (await app.control('seen', {})).navigationsStopped
      await app.page.click('#away', { noWaitAfter: true })
      await expect.poll(stopped).toEqual(['https://example.org/'])
      await app.page.evaluate(() => location.assign('https://example.org/other'))
      await expect.poll(stopped).toEqual(['https://example.org/', 'https://example.org/other'])
      expect(await call(app.page, 'app.settings')).toMatchObject({ ok: true })
      expect(app.page.url()).toBe('https://bollplank.invalid/')
    })

    it('open no second window, and hand only harmless links to the system', async () => {
      await app.page.click('#out')
      await app.page.evaluate(() => {
        for (const url of [
          'mailto:anna@example.org',
          'file:///etc/passwd',
          'javascript:alert(1)',
          'http://example.org/',
          'https://me:word@example.org/',
        ])
          window.open(url)
      })
      await expect.poll(async () => (await app.control('seen', {})).opened).toEqual(['https://example.org/', 'mailto:anna@example.org'])
      expect((await app.control('seen', {})).windows).toHaveLength(1)
    })

    it('refuse webviews, redirects out and downloads', async () => {
      const fire = (event: string, details: object) => app.control('fire', { on: 'contents', event, args: [details] })
      expect(await fire('will-attach-webview', {})).toEqual({ prevented: true })
      expect(await fire('will-redirect', { url: 'https://example.org/' })).toEqual({ prevented: true })
      expect(await fire('will-redirect', { url: 'app://bollplank/journal' })).toEqual({ prevented: false })
      await app.page.evaluate(() =>
        Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }).click(),
      )
      await expect.poll(async () => (await app.control('seen', {})).downloadsStopped).toEqual(['x.txt'])
    })

    it('allow two permissions, and those to us alone', async () => {
      const ask = (permission: string, origin = 'app://bollplank/') => app.control('permission', { permission, origin })
      const others = ['geolocation', 'media', 'notifications', 'openExternal', 'clipboard-read', 'hid', 'usb', 'local-fonts']
      const refused = { request: false, check: false, device: false }
      expect(await Promise.all(others.map((permission) => ask(permission)))).toEqual(others.map(() => refused))
      expect(await ask('clipboard-sanitized-write')).toEqual({ request: true, check: true, device: false })
      expect(await ask('clipboard-sanitized-write', 'https://example.org/')).toEqual(refused)
    })
  })

  describe('the system around the window', () => {
    it('shows the menu in the language of the settings, with the standard roles', async () => {
      const labels = async () => (await app.control('menu', {})).map(({ label }) => label)
      const roles = (items: MenuPart[]): string[] =>
        items.flatMap(({ role, items: inner = [] }) => [...(role ? [role] : []), ...roles(inner)])
      const inSwedish = await app.control('menu', {})
      expect(await labels()).toEqual([sv.file, sv.edit, sv.view, sv.go, sv.window, sv.help])
      await call(app.page, 'app.changeSettings', { language: 'en' })
      expect(await labels()).toEqual([en.file, en.edit, en.view, en.go, en.window, en.help])
      expect(roles(await app.control('menu', {}))).toEqual(roles(inSwedish))
      expect(roles(inSwedish)).toEqual(
        expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'togglefullscreen', 'about']),
      )
    })

    it('carries a chosen command to the page', async () => {
      await app.control('click', { id: 'new-note' })
      await expect.poll(() => heard(app.page, 'command')).toEqual([{ name: 'new-note' }])
    })

    it('follows the theme of the settings', async () => {
      await call(app.page, 'app.changeSettings', { theme: 'dark' })
      const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
      await expect.poll(isDark).toBe(true)
      await call(app.page, 'app.changeSettings', { theme: 'system' })
      await expect.poll(isDark).toBe(false)
    })

    it('shows the place of a link, and nothing for what only resembles one', async () => {
      const later = (argument: string) =>
        app.control('fire', { on: 'app', event: 'second-instance', args: [{}, ['bollplank', argument], folder] })
      await later(`bollplank://note/${id}/../../settings`)
      await later(`https://example.org/bollplank://note/${id}`)
      await later(`bollplank://event/${id}`)
      await app.control('fire', { on: 'app', event: 'open-url', args: [{}, `bollplank://note/${id}`] })
      await expect.poll(() => heard(app.page, 'navigate')).toEqual([{ to: `/calendar/${id}` }, { to: `/journal/${id}` }])
    })

    it('saves a file where the user says, and begins there the next time', async () => {
      await mkdir(join(folder, 'elsewhere'))
      const path = join(folder, 'elsewhere', 'kalender.ics')
      await app.control('prepareDialog', { paths: [path] })
      expect(await call(app.page, 'shell.saveFile', { fileName: '../../kalender.ics', text: 'BEGIN:VCALENDAR' })).toEqual({
        ok: true,
        value: { how: 'saved', path },
      })
      expect(await readFile(path, 'utf8')).toBe('BEGIN:VCALENDAR')
      expect(await call(app.page, 'shell.saveFile', { fileName: 'b.ics', text: '' })).toEqual({ ok: true, value: { how: 'cancelled' } })
      const { dialogs } = await app.control('seen', {})
      expect(dialogs.map(({ defaultPath }) => defaultPath)).toEqual([
        join(folder, 'documents', 'kalender.ics'),
        join(folder, 'elsewhere', 'b.ics'),
      ])
    })

    it('asks for a folder', async () => {
      await app.control('prepareDialog', { paths: [join(folder, 'chosen')] })
      expect(await call(app.page, 'workspace.chooseFolder')).toEqual({ ok: true, value: { folder: join(folder, 'chosen') } })
    })

    it('saves before the computer sleeps, and before Windows ends the session', async () => {
      await app.control('fire', { on: 'powerMonitor', event: 'suspend', args: [] })
      await expect.poll(() => heard(app.page, 'flush')).toHaveLength(1)
      // The page's answer is on its way: a later call comes after it.
      await call(app.page, 'app.settings')
      await app.control('fire', { on: 'window', event: 'query-session-end', args: [] })
      await expect.poll(() => heard(app.page, 'flush')).toHaveLength(2)
    })

    it('loads the page again when its process ends, once', async () => {
      const loads: string[] = []
      app.page.on('load', () => loads.push('load'))
      const loaded = app.page.waitForEvent('load')
      await app.control('crash', { reason: 'oom' })
      await loaded
      await app.control('crash', { reason: 'oom' })
      expect(await call(app.page, 'app.settings')).toMatchObject({ ok: true })
      expect(loads).toEqual(['load'])
      expect(await readFile(join(folder, 'shared', 'logs', 'bollplank.log'), 'utf8')).toMatch(
        /process ended: oom \(5\)[^]*process ended: oom \(5\)/,
      )
    })
  })

  describe('the end', () => {
    it.each(['closeWindow', 'quit'] as const)('by %s: saves what the page held, closes the workspace, and is remembered', async (way) => {
      const own = await start(way, { argv: [`bollplank://note/${id}`] })
      expect(own.page.url()).toBe(`https://bollplank.invalid/journal/${id}`)
      await begin(own.page, `workspace-${way}`)
      await call(own.page, 'app.changeSettings', { language: 'en' })
      await own.page.evaluate((unsaved) => Object.assign((globalThis as TrialWindow).trial, { unsaved }), { id, draft, base: 0 })
      await own.control(way, {})
      expect(await own.ended).toBe(0)
      expect(await readFile(join(folder, way, 'logs', 'bollplank.log'), 'utf8')).toMatch(/closed\n$/)

      const files = await readdir(join(folder, `workspace-${way}`), { recursive: true })
      expect(files.filter((file) => file.includes(id))).not.toEqual([])
      expect(JSON.parse(await readFile(join(folder, way, 'window.json'), 'utf8'))).toMatchObject({ bounds: { width: 1200, height: 800 } })

      const again = await start(way)
      expect(await call(again.page, 'app.settings')).toMatchObject({
        ok: true,
        value: { language: 'en', workspace: join(folder, `workspace-${way}`) },
      })
      expect(await call(again.page, 'journal.read', { id })).toMatchObject({ ok: false })
      await call(again.page, 'app.state')
      expect(await call(again.page, 'journal.read', { id })).toMatchObject({ ok: true, value: { content: { date: '2019-01-22' } } })
      await again.quit()
    })

    it('asks first when something could not be saved, and can be called off', async () => {
      const own = await start('failing')
      await own.page.evaluate(() => Object.assign((globalThis as TrialWindow).trial, { failing: true }))
      await own.control('prepareDialog', { paths: ['0'] })
      await own.control('quit', {})
      const asked = async () => (await own.control('seen', {})).dialogs.filter(({ kind }) => kind === 'message')
      await expect.poll(asked).toMatchObject([{ message: 'Allt kunde inte sparas', buttons: ['Gå tillbaka', 'Stäng ändå'], cancelId: 0 }])
      expect(await call(own.page, 'app.settings')).toMatchObject({ ok: true })
      await own.control('prepareDialog', { paths: ['1'] })
      await own.control('quit', {})
      expect(await own.ended).toBe(0)
    })

    it('comes even when the page does not answer', async () => {
      const own = await start('mute')
      await own.page.evaluate(() => Object.assign((globalThis as TrialWindow).trial, { mute: true }))
      await own.control('quit', {})
      await own.control('quit', {})
      expect(await own.ended).toBe(0)
    })

    it('comes with a reason when the app cannot start', async () => {
      const occupied = join(folder, 'occupied')
      await writeFile(occupied, 'a file where the folder should be')
      const { ended, log } = await spawnStandIn({ appData: occupied, documents: join(folder, 'documents'), entry })
      expect({ code: await ended, log: log() }).toEqual({ code: 1, log: expect.stringContaining(sv.failedTitle) as string })
    })

    it('comes at once for a second instance', async () => {
      const { ended, log } = await spawnStandIn({ appData: join(folder, 'second'), entry, lockHeld: true })
      expect({ code: await ended, log: log() }).toEqual({ code: 0, log: '' })
    })
  })
})
