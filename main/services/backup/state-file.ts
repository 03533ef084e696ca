import { join } from 'node:path'
import * as v from 'valibot'
import { BackupTest } from '../../../shared/backup.ts'
import { Instant } from '../../../shared/time.ts'
import { ensureFolder, readIfPresent, replaceFile } from '../../store/safe-file.ts'

const Remembered = v.object({
  lastTest: v.optional(v.nullable(BackupTest), null),
  /** When something was last looked for to back up, whether or not there was anything. */
  checkedAt: v.optional(v.nullable(Instant), null),
  /** The second place as it was the last time. */
  second: v.optional(
    v.nullable(
      v.object({ folder: v.string(), last: v.nullable(Instant), manifest: v.nullable(v.string()), fault: v.nullable(v.string()) }),
    ),
    null,
  ),
})
export type Remembered = v.InferOutput<typeof Remembered>

const nothing: Remembered = { lastTest: null, checkedAt: null, second: null }

/** What is remembered about a workspace's backups besides themselves; losing it loses nothing else. */
export async function readRemembered(store: string): Promise<Remembered> {
  try {
    const bytes = await readIfPresent(join(store, 'state.json'))
    return bytes === null ? nothing : v.parse(Remembered, JSON.parse(bytes.toString('utf8')))
  } catch {
    return nothing
  }
}

/** Changes what is remembered. Throws a `Failure`. */
export async function remember(store: string, change: Partial<Remembered>): Promise<void> {
  await ensureFolder(store)
  await replaceFile(join(store, 'state.json'), Buffer.from(`${JSON.stringify({ ...(await readRemembered(store)), ...change })}\n`))
}
