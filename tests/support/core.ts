import Conf from 'conf'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCore } from '../../main/core.ts'
import { openSettings, type SettingsClass } from '../../main/settings.ts'
import type { CallName, Input, Output } from '../../shared/contract.ts'
import type { NoteDraft } from '../../shared/journal.ts'
import type { ErrorCode } from '../../shared/reply.ts'
import { textFromLines } from '../../shared/rich-text.ts'

/** A folder of the test's own, gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bollplank-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What a window sends for a note of plain lines. */
export const noteDraft = (lines: string, date = '2019-01-22'): NoteDraft => ({ date, body: textFromLines(lines), tags: [], links: [] })

interface CoreOptions {
  /** Folder of the app's own data; a new one unless given. */
  appData?: string
  /** Where the clock stands, UTC. */
  now?: string
  /** Make the workspace at once. */
  start?: boolean
}

/** The real services and settings on a folder of their own, with a clock that stands still and a shell that keeps what it is given. */
export async function startCore({ appData, now = '2019-01-22T09:00:00.000Z', start = true }: CoreOptions = {}) {
  const data = appData ?? (await temporaryFolder())
  const folder = join(data, 'arbetsyta')
  const clock = { now }
  const published: { name: string; data: unknown }[] = []
  const kept: { fileName: string; text: string }[] = []
  const opened: string[] = []
  const logged: string[] = []
  const settings = openSettings(Conf as unknown as SettingsClass, data)
  const core = createCore({
    appData: data,
    settings,
    clock: () => new Date(clock.now),
    shell: {
      facts: { name: 'host', platform: 'linux', version: '0.0.0', canChooseFolder: false, canOpenFolder: true, languages: ['sv'] },
      suggestedFolder: folder,
      chooseFolder: async () => null,
      openFolder: async (shown) => void opened.push(shown),
      saveFile: async (fileName, text) => {
        kept.push({ fileName, text })
        return { how: 'saved', path: fileName }
      },
      flushed: () => {},
    },
    publish: (name, event) => void published.push({ name, data: event }),
    log: (line) => void logged.push(line),
  })
  onTestFinished(() => core.close())

  /** The answer to a call that must succeed. */
  const call = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const reply = await core.dispatch(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`)
    return reply.value as Output<Name>
  }
  /** The code and details of a call that must be refused. */
  const refused = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<{ code: ErrorCode; details?: unknown }> => {
    const reply = await core.dispatch(name, input)
    if (reply.ok) throw new Error(`${name} was not refused`)
    const { code, details } = reply.error
    return details === undefined ? { code } : { code, details }
  }
  if (start) await call('workspace.start', { folder, examples: [], language: 'sv' })
  return { core, call, refused, appData: data, folder, clock, settings, published, kept, opened, logged }
}
