import { writeSync } from 'node:fs'
import { openSeal } from '../../main/store/encryption/seal.ts'
import { History } from '../../main/store/history/history.ts'
import { keptVersion } from './kept-version.ts'
import { saverIds } from './saved-note.ts'

/*
 * A program of its own that keeps versions and thins them until it is done or killed:
 * `keeper <folder> <first rev> <versions>`. Writes `ack <id> <rev>` when a version is kept, `thin <id> <dropped>`, and
 * `err <code>`. Each version is two minutes after the one before.
 */
const [folder, first, versions] = process.argv.slice(2) as [string, string, string]
const say = (line: string) => writeSync(1, `${line}\n`)

let rev = Number(first)
const clock = () => new Date(Date.parse('2019-01-22T09:00:00.000Z') + rev * 2 * 60_000)
const history = new History({ folder, seal: openSeal, clock, device: 'keeper', setAside: async () => ({ keptAt: null }) })
await history.sweep()

for (const end = rev + Number(versions); rev < end; rev++) {
  const id = saverIds[rev % saverIds.length]!
  try {
    await history.keep('note', id, keptVersion(id, rev))
    say(`ack ${id} ${rev}`)
    if (rev % 2 === 0) say(`thin ${id} ${await history.thin('note', id)}`)
  } catch (fault) {
    say(`err ${(fault as { code?: string }).code ?? String(fault)}`)
  }
}
