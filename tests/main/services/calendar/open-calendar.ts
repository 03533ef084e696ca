import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { calendarService } from '../../../../main/services/calendar/calendar.ts'
import type { Context } from '../../../../main/services/context.ts'
import { Session } from '../../../../main/services/session.ts'
import { Workspace } from '../../../../main/store/workspace.ts'
import { defaultSettings } from '../../../../shared/settings.ts'

/** A new workspace on disk with the calendar's service over it, and what was published. Gone when the test ends. */
export async function openCalendar(now = '2018-12-03T09:00:00.000Z') {
  const root = await mkdtemp(join(tmpdir(), 'bollplank-calendar-'))
  const clock = () => new Date(now)
  const session = new Session()
  await session.use(await Workspace.open(join(root, 'workspace'), { appData: root, clock, shell: 'test', create: true }))
  onTestFinished(async () => {
    await session.use(null)
    await rm(root, { recursive: true })
  })
  const published: [string, unknown][] = []
  const context: Context = {
    appData: root,
    clock,
    session,
    background: false,
    publish: (name, data) => void published.push([name, data]),
    settings: { read: () => defaultSettings, change: () => defaultSettings },
    shell: {
      facts: { name: 'host', platform: 'test', version: '1.0', canChooseFolder: false, canOpenFolder: false, languages: ['sv'] },
      suggestedFolder: root,
      chooseFolder: async () => null,
      openFolder: async () => {},
      saveFile: async () => ({ how: 'download' }),
      flushed: () => {},
    },
  }
  return { context, calendar: calendarService(context), workspace: session.workspace, published }
}
