import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { AppUnderTest } from './app-under-test.ts'
import { chromiumArguments, findChromium } from './electron/find-chromium.ts'

const root = join(import.meta.dirname, '../..')

/** Starts the host as `npm start -- --host` does. Resolves to its address once it is printed. */
export async function startHostProcess(appData: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [join(root, 'main/start.js'), '--host', '--no-open', ...args], {
    env: { ...process.env, BOLLPLANK_DATA: appData },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: Buffer[] = []
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const address = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      written.push(part)
      const found = /http:\/\/\S+/.exec(Buffer.concat(written).toString('utf8'))
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', (part: Buffer) => written.push(part))
    void ended.then((code) => reject(new Error(`ended with ${code}: ${Buffer.concat(written).toString('utf8')}`)))
  })
  return { child, ended, address: await address, log: () => Buffer.concat(written).toString('utf8') }
}

/** The app in a browser window over the loopback server. */
export const host: AppUnderTest = {
  name: 'host',
  missing: findChromium()
    ? undefined
    : 'no Chromium, Chrome or Edge was found; install one (Debian: apt install chromium) or name it in BOLLPLANK_CHROMIUM',
  async start({ appData, zone = 'Europe/Stockholm', locale = 'sv-SE', colorScheme = 'light', viewport = { width: 1280, height: 800 } }) {
    const server = await startHostProcess(appData)
    const profile = await mkdtemp(join(tmpdir(), 'bollplank-browser-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium()!,
      args: [...chromiumArguments],
      chromiumSandbox: process.getuid?.() !== 0,
      timezoneId: zone,
      locale,
      colorScheme,
      viewport,
    })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(server.address)
    const leave = async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    }
    return {
      page,
      log: server.log,
      async keepFile(press) {
        const [download] = await Promise.all([page.waitForEvent('download'), press()])
        return readFile(await download.path(), 'utf8')
      },
      async quit() {
        server.child.kill('SIGTERM')
        await server.ended
        await leave()
      },
      async kill() {
        server.child.kill('SIGKILL')
        await server.ended
        await leave()
      },
    }
  },
}
