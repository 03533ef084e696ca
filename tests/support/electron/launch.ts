import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { _electron, chromium, type Page } from 'playwright-core'
import type { AppUnderTest, RunningApp, StartOptions } from '../app-under-test.ts'
import { buildStandIn, root } from './build.ts'
import type { Control, ControlAnswer, Loaded, StandInStart } from './control.ts'
import { findChromium } from './find-chromium.ts'
import { keepFileBy } from './kept-file.ts'

/** The app on the stand-in: besides what any app gives, a hand on the system around it. */
export interface RunningStandIn extends RunningApp {
  control<Name extends keyof Control>(name: Name, ask: Control[Name]['ask']): Promise<Control[Name]['answer']>
  /** The exit code, when the app has ended. */
  ended: Promise<number | null>
}

/** What only the stand-in can be told. */
export interface StandInOptions extends StartOptions {
  /** Arguments that the system starts the app with, a link for instance. */
  argv?: string[]
  /** Another built main program than the app's. */
  entry?: string
  documents?: string
}

/** Starts the built app with the stand-in in place of Electron. */
export async function startStandIn({
  appData,
  argv = [],
  entry = join(root, 'out/main/electron.js'),
  ...wishes
}: StandInOptions): Promise<RunningStandIn> {
  const { child, log, ended } = await spawnStandIn({ appData, argv, entry, ...wishes })
  const { debuggerPort, loaded } = await Promise.race([
    firstPage(child),
    ended.then(() => Promise.reject(new Error(`the app ended:\n${log()}`))),
  ])
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggerPort}`, { noDefaults: true })
  const isWindow = (page: Page) => page.url().startsWith('https://bollplank.invalid/')
  const page = browser.contexts()[0]?.pages().find(isWindow)
  if (!page) throw new Error(`${loaded} is loaded, but there is no such page`)
  const control = createControl(child)
  return {
    page,
    log,
    control,
    ended,
    keepFile: (press) => keepFileBy((path) => control('prepareDialog', { paths: [path] }), press),
    async quit() {
      await control('closeWindow', {})
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      await browser.close()
    },
  }
}

/** Starts the program alone: for an app that is expected not to get as far as a window. */
export async function spawnStandIn(
  options: StandInOptions & { entry: string; lockHeld?: boolean },
): Promise<Pick<RunningStandIn, 'log' | 'ended'> & { child: ChildProcess }> {
  const { appData, argv = [], entry, locale = 'sv-SE', zone = 'Europe/Stockholm', colorScheme = 'light', viewport } = options
  const profile = await mkdtemp(join(tmpdir(), 'bollplank-chromium-'))
  const documents = options.documents ?? join(appData, 'Dokument')
  await mkdir(documents, { recursive: true })
  const start: StandInStart = {
    chromium: findChromium() ?? '',
    profile,
    documents,
    locale,
    zone,
    colorScheme,
    viewport: viewport ?? null,
    lockHeld: options.lockHeld ?? false,
  }
  const env = { ...process.env, BOLLPLANK_DATA: appData, STAND_IN: JSON.stringify(start) }
  const child = spawn(process.execPath, [await buildStandIn(), entry, ...argv], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const written: Buffer[] = []
  child.stdout?.on('data', (part: Buffer) => written.push(part))
  child.stderr?.on('data', (part: Buffer) => written.push(part))
  const ended = once(child, 'exit').then(async ([code]) => {
    // Chromium ends with its program, and may still be writing.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    return code as number | null
  })
  return { child, ended, log: () => Buffer.concat(written).toString('utf8') }
}

function firstPage(child: ChildProcess): Promise<Loaded> {
  return new Promise((resolve) => {
    const hear = (message: object) => {
      if (!('loaded' in message)) return
      child.off('message', hear)
      resolve(message as Loaded)
    }
    child.on('message', hear)
  })
}

function createControl(child: ChildProcess): RunningStandIn['control'] {
  let last = 0
  return (name, ask) =>
    new Promise((resolve, reject) => {
      const id = ++last
      const end = () => reject(new Error('the app has ended'))
      const hear = (message: ControlAnswer) => {
        if (message.id !== id) return
        child.off('message', hear).off('exit', end)
        if ('fault' in message) reject(new Error(message.fault))
        else resolve(message.answer as Control[typeof name]['answer'])
      }
      child.on('message', hear).once('exit', end)
      child.send({ id, name, ask })
    })
}

/** The built main program and preload in real pages of Chromium, without Electron's binary. */
export const electronStandIn: AppUnderTest = {
  name: 'electron stand-in',
  missing: findChromium()
    ? undefined
    : 'no Chromium, Chrome or Edge was found; install one (Debian: apt install chromium) or name it in BOLLPLANK_CHROMIUM',
  start: startStandIn,
}

const binary = findElectron()

/** Electron itself. */
export const realElectron: AppUnderTest = {
  name: 'electron',
  missing: binary ? undefined : "Electron's binary is not here (npx install-electron fetches it)",
  async start({ appData, zone = 'Europe/Stockholm', locale = 'sv-SE', colorScheme = 'light', viewport }) {
    const app = await _electron.launch({
      ...(binary && { executablePath: binary }),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--lang=${locale}`, root],
      env: { ...onlyStrings(process.env), BOLLPLANK_DATA: appData },
      timezoneId: zone,
      locale,
      colorScheme,
    })
    const written: Buffer[] = []
    const child = app.process()
    child.stdout?.on('data', (part: Buffer) => written.push(part))
    child.stderr?.on('data', (part: Buffer) => written.push(part))
    const ended = once(child, 'exit')
    const page = await app.firstWindow()
    if (viewport) await page.setViewportSize(viewport)
    return {
      page,
      log: () => Buffer.concat(written).toString('utf8'),
      keepFile: (press) => keepFileBy((path) => app.evaluate(answerSaveDialog, path), press),
      async quit() {
        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
        await ended
      },
      async kill() {
        child.kill('SIGKILL')
        await ended
      },
    }
  },
}

/** Runs in Electron's main process: the next save dialog answers with `filePath`, without being shown. */
function answerSaveDialog({ dialog }: typeof Electron, filePath: string): void {
  dialog.showSaveDialog = async () => ({ canceled: false, filePath })
}

/** Looks for the binary without the npm package's own door, which would fetch it. */
function findElectron(): string | undefined {
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist')
  const path = join(folder, names[process.platform] ?? 'electron')
  return existsSync(path) ? path : undefined
}

const onlyStrings = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
