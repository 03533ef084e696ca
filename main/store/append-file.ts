import { open } from 'node:fs/promises'
import { failureFrom } from './disk-failure.ts'
import { writeAll } from './safe-file.ts'

/**
 * Puts `bytes` at the end of a file that is only appended to, and resolves when they survive a power cut. The end is at
 * `end`: what lies behind it is the torn rest of an earlier append and is cut. When it fails, the file ends at `end`
 * again as far as the disk allows, so that nothing unacknowledged is taken for kept. Throws a `Failure`.
 */
export async function appendAt(path: string, end: number, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'r+')
    try {
      if ((await file.stat()).size > end) await file.truncate(end)
      await writeAll(file, bytes, end)
      await file.sync()
      if ((await file.stat()).size !== end + bytes.byteLength) throw Object.assign(new Error('size differs after fsync'), { code: 'EIO' })
    } catch (fault) {
      await file.truncate(end).catch(() => {})
      throw fault
    } finally {
      await file.close()
    }
  } catch (fault) {
    throw failureFrom(fault, path)
  }
}
