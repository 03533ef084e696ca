import Conf from 'conf'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../../package.json' with { type: 'json' }
import type { Publish } from '../../shared/contract.ts'
import { Failure } from '../../shared/reply.ts'
import { createCore } from '../core.ts'
import { startingIn } from '../one-off-workspace.ts'
import { appDataFolder, suggestedWorkspace } from '../places.ts'
import type { Shell } from '../services/context.ts'
import { openSettings, type SettingsClass } from '../settings.ts'
import { fill, terminalLanguages, textsFor } from '../spoken.ts'
import { EventStream } from './event-stream.ts'
import { openBrowser } from './open-browser.ts'
import { forgetRunning, noteRunning, runningHost } from './running.ts'
import { startServer } from './server.ts'

export interface HostOptions {
  /** Absolute folder to start in; undefined for the remembered one. */
  workspace: string | undefined
  /** 0 for any free port. */
  port: number
  /** Open the user's browser. */
  open: boolean
}

/** How long the windows get to save what they hold when the host is told to stop, in ms. */
const longestFlush = 2000

/** Serves Bollplank to a browser window on this computer until it is told to stop. Resolves when it serves. */
export async function startHost({ workspace, port, open }: HostOptions): Promise<void> {
  const appData = appDataFolder()
  const remembered = openSettings(Conf as unknown as SettingsClass, appData)
  const { settings, suggestedFolder } = startingIn(workspace, remembered, suggestedWorkspace())
  const texts = textsFor(settings.read().language).shell
  const folder = settings.read().workspace

  const other = folder === '' ? null : await runningHost(appData, folder)
  if (other) {
    console.log(fill(texts.already, { address: other }))
    if (open) openBrowser(other)
    return
  }

  const events = new EventStream()
  let flushed = () => {}
  const shell: Shell = {
    facts: {
      name: 'host',
      platform: process.platform,
      version: packageJson.version,
      canChooseFolder: false,
      canOpenFolder: false,
      languages: terminalLanguages(),
    },
    suggestedFolder,
    chooseFolder: async () => null,
    openFolder: async () => {
      throw new Failure('not-found', 'a browser shows no folders')
    },
    saveFile: async () => ({ how: 'download' }),
    flushed: () => flushed(),
  }
  const log = (line: string) => (process.env['BOLLPLANK_LOG'] ? console.error(line) : undefined)
  let noted = folder
  const publish: Publish = (name, data) => {
    events.publish(name, data)
    if (name === 'workspace' && core.session.isOpen) note(core.session.workspace.folder)
  }
  const core = createCore({ appData, settings, shell, publish, log, background: true })
  const server = await startServer({ dispatch: core.dispatch, events, renderer: join(import.meta.dirname, '../renderer'), port, log })
  const note = (opened: string) => {
    forgetRunning(appData, noted)
    noted = opened
    if (opened !== '') noteRunning(appData, opened, server.address)
  }
  note(folder)

  const stop = async () => {
    let waiting = events.windows
    const everybody = new Promise<void>((resolve) => {
      flushed = () => --waiting <= 0 && resolve()
      if (waiting === 0) resolve()
    })
    events.publish('flush', {})
    await Promise.race([everybody, pause(longestFlush)])
    forgetRunning(appData, noted)
    await core.close()
    await server.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())

  console.log(fill(texts.open, { address: server.address }))
  console.log(texts.stop)
  if (open) openBrowser(server.address)
}
