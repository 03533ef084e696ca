import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { BackupKeeper } from '../../main/services/backup/keeper.ts'
import { restoreBackup } from '../../main/store/backup/restore.ts'
import { Workspace } from '../../main/store/workspace.ts'
import { savedNote, saverIds } from './saved-note.ts'

/*
 * A program of its own that until it is killed makes backups, `backer make <workspace> <app data> <second place>`, changing
 * the notes between them, or restores one, `backer restore <backup> <app data> <folder>`, again and again to new folders.
 * Writes `made <path>` or `restored <folder>` when one is acknowledged, and `err <code>` when it is refused.
 */
const [task, from, appData, to] = process.argv.slice(2) as [string, string, string, string]
const say = (line: string) => writeSync(1, `${line}\n`)
const clock = () => new Date()

const trying = async (work: () => Promise<string>) => {
  try {
    say(await work())
  } catch (fault) {
    say(`err ${(fault as { code?: string }).code ?? String(fault)}`)
  }
}

if (task === 'make') {
  const workspace = await Workspace.open(from, { appData, clock, shell: 'backer', create: true })
  const keeper = new BackupKeeper({ appData, clock, workspace, place: to })
  const revs = new Map(workspace.list('note').map(({ id, rev }) => [id, rev]))
  say('ready')
  for (;;) {
    for (const id of saverIds) {
      const rev = revs.get(id) ?? 0
      revs.set(id, (await workspace.save('note', id, rev, savedNote(rev + 1, 20))).rev)
    }
    await trying(async () => `made ${(await keeper.make('daily')).path}`)
  }
}

say('ready')
for (let n = 0; ; n++) {
  await trying(async () => {
    const folder = join(to, String(n))
    await restoreBackup(from, folder, appData)
    return `restored ${folder}`
  })
}
