import { stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureFolder, replaceFile, stateIfPresent } from './safe-file.ts'

/** Less room than this is told before it becomes a fault, in bytes (store.md §4). */
export const littleRoom = 50_000_000
const reserveSize = 5_000_000

/** Free bytes on the disk of a folder, for this user; infinite where the file system does not tell. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Infinity, bsize: 1 }))
  return bavail * bsize
}

/** Some megabytes kept back on the disk of the app's data, given up when a save finds it full. */
export class Reserve {
  readonly #path: string

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'reserve')
  }

  /** Puts the bytes aside, where there is room enough. */
  async keep(): Promise<void> {
    const folder = dirname(this.#path)
    try {
      await ensureFolder(folder)
      if (await stateIfPresent(this.#path)) return
      if ((await freeBytes(folder)) > 2 * littleRoom) await replaceFile(this.#path, Buffer.alloc(reserveSize, 1))
    } catch {
      // Without a reserve a full disk is told a moment earlier, no more.
    }
  }

  /** Gives the bytes up if they lie on the same disk as `folder`; whether there is more room now. */
  async giveUp(folder: string): Promise<boolean> {
    try {
      if ((await stat(this.#path)).dev !== (await stat(folder)).dev) return false
      await unlink(this.#path)
      return true
    } catch {
      return false
    }
  }
}
