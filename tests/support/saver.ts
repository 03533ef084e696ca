import { writeSync } from 'node:fs'
import { Workspace } from '../../main/store/workspace.ts'
import { savedNote, saverIds } from './saved-note.ts'

/*
 * A program of its own that saves notes until it is done or killed: `saver <workspace> <app data> <saves> <kilobytes>`.
 * Writes `open …` once, then `ack <id> <rev>` when a save is acknowledged and `err <code>` when it is refused.
 * With no saves at all it holds the workspace until it is killed.
 */
const [folder, appData, saves, kilobytes] = process.argv.slice(2) as [string, string, string, string]
const say = (line: string) => writeSync(1, `${line}\n`)

const workspace = await Workspace.open(folder, { appData, clock: () => new Date(), shell: 'saver', create: true })
say(`open ${workspace.readOnly ? JSON.stringify(workspace.readOnly) : 'for writing'}`)
if (Number(saves) === 0) setInterval(() => {}, 60_000)

const revs = new Map(workspace.list('note').map(({ id, rev }) => [id, rev]))
for (let n = 0; n < Number(saves); n++) {
  const id = saverIds[n % saverIds.length]!
  const rev = revs.get(id) ?? 0
  try {
    const saved = await workspace.save('note', id, rev, savedNote(rev + 1, Number(kilobytes)))
    revs.set(id, saved.rev)
    say(`ack ${id} ${saved.rev}`)
  } catch (fault) {
    say(`err ${(fault as { code?: string }).code ?? String(fault)}`)
  }
}
if (Number(saves) > 0) await workspace.close()
