import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Chooses a place in the next save dialog through `prepare`, does `press`, and gives the text of the file that then appears there. */
export async function keepFileBy(prepare: (path: string) => Promise<unknown>, press: () => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bollplank-kept-'))
  try {
    const path = join(folder, 'kept')
    await prepare(path)
    await press()
    return await readOnceThere(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The app puts a whole file in place at once: when it is there it is complete. */
async function readOnceThere(path: string): Promise<string> {
  const deadline = performance.now() + 10_000
  for (;;) {
    try {
      return await readFile(path, 'utf8')
    } catch (fault) {
      if (performance.now() > deadline) throw fault
      await pause(20)
    }
  }
}
