import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../../support/electron/find-chromium.ts'
import { openServer } from './open-server.ts'

const missing = findChromium() ? undefined : 'no Chromium, Chrome or Edge is installed'

describe.skipIf(missing)(missing ? `a page on another port (skipped: ${missing})` : 'a page on another port', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium()!,
      args: [...chromiumArguments],
      chromiumSandbox: process.getuid?.() !== 0,
    })
  }, 60_000)
  afterAll(() => browser.close())

  /** A page of somebody else's, served from this computer. */
  async function openForeignPage(name: '127.0.0.1' | 'localhost') {
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>foreign</title>'),
    )
    await new Promise<void>((resolve) => server.listen(0, name, resolve))
    const page = await browser.newPage()
    await page.goto(`http://${name}:${(server.address() as AddressInfo).port}/`)
    return {
      page,
      close: async () => {
        await page.close()
        server.closeAllConnections()
        server.close()
      },
    }
  }

  test.each(['127.0.0.1', 'localhost'] as const)(
    'on %s can neither call, nor listen, nor load or frame our files, even with the key',
    async (name) => {
      const { origin, token, log, call } = await openServer()
      const { page, close } = await openForeignPage(name)
      const outcome = await page.evaluate(
        async ([origin, token]) => {
          const settled = (promise: Promise<Response>) => promise.then(({ type, status }) => `${type} ${status}`).catch(() => 'failed')
          const element = (tag: 'script' | 'img' | 'link' | 'iframe', attributes: Record<string, string>) =>
            new Promise<string>((resolve) => {
              const made = document.createElement(tag)
              made.addEventListener('load', () => resolve('loaded'))
              made.addEventListener('error', () => resolve('failed'))
              for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
              document.body.append(made)
            })
          const authorization = `Bearer ${token}`
          const body = JSON.stringify({ theme: 'dark' })
          const url = `${origin}/api/call/app.changeSettings`
          const form = document.createElement('form')
          Object.assign(form, { method: 'post', action: url, target: 'elsewhere', enctype: 'text/plain' })
          document.body.append(Object.assign(document.createElement('iframe'), { name: 'elsewhere' }), form)
          form.submit()
          return {
            call: await settled(fetch(url, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body })),
            simple: await settled(fetch(url, { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body })),
            beacon: navigator.sendBeacon(url, new Blob([body], { type: 'text/plain' })),
            events: await settled(fetch(`${origin}/api/events`, { headers: { authorization } })),
            read: await settled(fetch(`${origin}/`)),
            script: await element('script', { src: `${origin}/assets/app.js` }),
            image: await element('img', { src: `${origin}/assets/app.js` }),
            style: await element('link', { rel: 'stylesheet', href: `${origin}/assets/app.js` }),
            frame: await element('iframe', { src: origin }),
            title: document.title,
          }
        },
        [origin, token] as const,
      )
      const inFrames = await Promise.all(page.frames().map((frame) => frame.title().catch(() => '')))
      await close()
      expect(outcome).toMatchObject({
        call: 'failed',
        events: 'failed',
        read: 'failed',
        script: 'failed',
        image: 'failed',
        style: 'failed',
        title: 'foreign',
      })
      expect(['failed', 'opaque 0']).toContain(outcome.simple)
      expect(inFrames).not.toContain('Bollplank')
      expect((await call('app.settings', {})).theme).toBe('system')
      expect(log.every((line) => line.startsWith('host: refused 40'))).toBe(true)
      expect(log.length).toBeGreaterThanOrEqual(7)
    },
  )

  test('while our own page loads, and calls with its key', async () => {
    const { origin, token, call, server } = await openServer()
    const page = await browser.newPage()
    await page.goto(server.address)
    await page.waitForFunction(() => document.title === 'öppet')
    const reply = await page.evaluate(async (token) => {
      const response = await fetch('/api/call/app.changeSettings', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"theme":"dark"}',
      })
      return (await response.json()) as unknown
    }, token)
    expect(reply).toMatchObject({ ok: true })
    expect((await call('app.settings', {})).theme).toBe('dark')
    await page.goto(`${origin}/journal`)
    expect(await page.title()).toBe('öppet')
    await page.close()
  })
})
