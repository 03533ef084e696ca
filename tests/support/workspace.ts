import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenOptions, Workspace } from '../../main/store/workspace.ts'
import type { NoteContent } from '../../shared/journal.ts'
import { textFromLines } from '../../shared/rich-text.ts'
import { temporaryFolder } from './core.ts'

/** What a note of plain lines holds. */
export const noteContent = (lines: string, date = '2019-01-22'): NoteContent => ({
  tags: [],
  links: [],
  handling: 'working',
  date,
  body: textFromLines(lines),
})

/** The id of a test's n-th document. */
export const idOf = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A folder for a workspace, and the ways to open it; whatever is open is closed when the test ends. */
export async function workspaceFolder() {
  const root = await temporaryFolder()
  const folder = join(root, 'arbetsyta')
  const appData = join(root, 'data')
  const clock = { now: '2019-01-22T09:00:00.000Z' }
  const open = async (options: Partial<OpenOptions> = {}): Promise<Workspace> => {
    const workspace = await Workspace.open(folder, { appData, clock: () => new Date(clock.now), shell: 'host', create: true, ...options })
    onTestFinished(() => workspace.close())
    return workspace
  }
  const fileOf = (id: string, kind = 'note') => join(folder, 'documents', kind, `${id}.json`)
  return { root, folder, appData, clock, open, fileOf }
}

/** Every file below a folder with the checksum of its bytes. */
export async function snapshot(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sums = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [
        path.slice(folder.length),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ] as const
    }),
  )
  return Object.fromEntries(sums.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
