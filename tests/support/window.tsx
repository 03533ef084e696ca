import { render } from '@testing-library/react'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventData, EventName, Input, CallName, Output } from '../../shared/contract.ts'
import type { ErrorCode } from '../../shared/reply.ts'
import { defaultSettings, readSettings, type Settings } from '../../shared/settings.ts'
import { createCore } from '../../main/core.ts'
import { setBridge } from '../../renderer/api/bridge.ts'
import { speak, startTexts } from '../../renderer/api/language.ts'
import { followEvents, queryClient } from '../../renderer/api/queries.ts'
import { Root } from '../../renderer/app.tsx'

export interface TestWindow {
  /** Folder of the workspace on disk. */
  folder: string
  /** Asks the services as the window would. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>
  /** Files the window gave the user to keep. */
  kept: { fileName: string; text: string }[]
  /** Calls that fail in the window for now, by name. */
  refused: Map<string, ErrorCode>
}

/** The whole window over the real services on a folder of its own. */
export async function openWindow(at = '/', settings: Partial<Settings> = {}, start = true): Promise<TestWindow> {
  const appData = mkdtempSync(join(tmpdir(), 'bollplank-'))
  const folder = join(appData, 'Bollplank')
  let current: Settings = { ...defaultSettings, language: 'sv', ...settings }
  const listeners = new Map<string, Set<(data: never) => void>>()
  const kept: TestWindow['kept'] = []
  const refused: TestWindow['refused'] = new Map()
  const core = createCore({
    appData,
    settings: { read: () => current, change: (change) => (current = readSettings({ ...current, ...change })) },
    shell: {
      facts: { name: 'host', platform: 'linux', version: '0.0.0', canChooseFolder: false, canOpenFolder: false, languages: ['sv'] },
      suggestedFolder: folder,
      chooseFolder: async () => null,
      openFolder: async () => {},
      saveFile: async (fileName, text) => {
        kept.push({ fileName, text })
        return { how: 'saved', path: fileName }
      },
      flushed() {},
    },
    publish: (name, data) => listeners.get(name)?.forEach((listener) => listener(data as never)),
    log: (line) => {
      throw new Error(line)
    },
  })
  setBridge({
    call: async (name, input) => {
      const code = refused.get(name)
      return code ? { ok: false, error: { code, message: 'refused' } } : core.dispatch(name, structuredClone(input))
    },
    on: <Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener as (data: never) => void))
      return () => set.delete(listener as (data: never) => void)
    },
  })
  const call = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const reply = await core.dispatch(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
    return reply.value as Output<Name>
  }
  if (start) await call('workspace.start', { folder, examples: [], language: 'sv' })
  queryClient.clear()
  startTexts(current.language === 'en' ? 'en' : 'sv')
  speak(current.language === 'en' ? 'en' : 'sv')
  followEvents()
  history.replaceState(null, '', at)
  render(<Root />)
  return { folder, call, kept, refused }
}
