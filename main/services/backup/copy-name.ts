import { join } from 'node:path'
import { copyEnding } from '../../store/backup/backup.ts'
import { stateIfPresent } from '../../store/safe-file.ts'

/** A path for a new copy that no file has: `Bollplank 2019-01-22.bollplank`, then `… (2).bollplank`. */
export async function freeCopyPath(folder: string, now: Date): Promise<string> {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  for (let n = 1; ; n++) {
    const path = join(folder, `Bollplank ${day}${n === 1 ? '' : ` (${n})`}${copyEnding}`)
    if ((await stateIfPresent(path)) === null) return path
  }
}
