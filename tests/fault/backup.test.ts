import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secondStore } from '../../main/services/backup/places.ts'
import { withBackup } from '../../main/store/backup/backup.ts'
import { findBackups, listStore } from '../../main/store/backup/list-backups.ts'
import { makeBackup } from '../../main/store/backup/make-backup.ts'
import { listObjects } from '../../main/store/backup/objects.ts'
import { restoreBackup } from '../../main/store/backup/restore.ts'
import { rotate } from '../../main/store/backup/rotate.ts'
import { verifyBackup } from '../../main/store/backup/verify-backup.ts'
import { Workspace } from '../../main/store/workspace.ts'
import { backedUpWorkspace } from '../support/backup.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { savedNote, saverIds } from '../support/saved-note.ts'
import { workspaceFolder } from '../support/workspace.ts'

let program: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, '../support/backer.ts'))
})
afterAll(() => rm(join(program, '..'), { recursive: true }))

const run = (...args: string[]) => new Child(process.execPath, [program, ...args])
const told = (child: Child, word: string) =>
  child.lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))

test('killed while it makes backups: every acknowledged one is whole, here and in the second place', { timeout: 120_000 }, async () => {
  const { root, folder, appData, open } = await workspaceFolder()
  const place = join(root, 'andra')
  await mkdir(place)
  const workspace = await open()
  const { id } = workspace
  await workspace.close()
  const store = join(appData, 'backups', id)
  const made = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const child = run('make', folder, appData, place)
    await child.line(round % 4 === 0 ? /^made/ : /^ready/)
    await pause(Math.random() * 60)
    await child.kill()
    expect(told(child, 'err')).toEqual([])
    for (const path of told(child, 'made')) made.add(path)

    const { backups, unreadable } = await listStore(store)
    expect({ round, unreadable }).toEqual({ round, unreadable: [] })
    const paths = backups.map(({ path }) => path)
    for (const path of told(child, 'made')) expect(paths).toContain(path)
    for (const path of paths.slice(0, 3)) expect((await verifyBackup(path)).damaged).toEqual([])
    expect((await findBackups(place)).unreadable).toEqual([])
  }
  expect(made.size).toBeGreaterThan(0)
  for (const { backups } of [await listStore(store), await findBackups(place)])
    for (const { path } of backups) expect((await verifyBackup(path)).damaged).toEqual([])

  // The next backup clears away what the dead ones left.
  const dataFolder = join(appData, 'workspaces', id)
  await makeBackup({ store, workspace: folder, dataFolder, app: '0.1.0', now: new Date(), why: 'hand' })
  for (const one of [store, secondStore(place, id)]) {
    await rotate(one)
    await listObjects(one)
    expect((await readdir(one, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }
})

test(
  'killed while it restores: a folder is whole or not there, and the next one clears away what was left',
  { timeout: 120_000 },
  async () => {
    const { root, appData, workspace, made } = await backedUpWorkspace(0)
    for (const id of saverIds) await workspace.save('note', id, 0, savedNote(1, 60))
    const backup = await made()
    await workspace.close()
    const otherData = join(root, 'annan data')
    let restored = 0
    for (let round = 0; round < 20; round++) {
      const to = join(root, `mål ${round}`)
      const child = run('restore', backup.path, otherData, to)
      await child.line(round % 4 === 0 ? /^restored/ : /^ready/)
      await pause(Math.random() * 30)
      await child.kill()
      expect(told(child, 'err')).toEqual([])

      const names = await readdir(to).catch(() => [])
      const whole = names.filter((name) => !name.startsWith('~'))
      restored += whole.length
      for (const folder of told(child, 'restored')) expect(whole).toContain(folder.slice(to.length + 1))
      for (const name of whole) {
        const opened = await Workspace.open(join(to, name), { appData: otherData, clock: () => new Date(), shell: null })
        expect({ name, ...(await opened.verify()) }).toEqual({ name, documents: 3, problems: [] })
      }
      const half = names.find((name) => name.startsWith('~'))
      if (half === undefined) continue
        await restoreBackup(backup.path, join(to, /^~(\d+)-/.exec(half)![1]!), appData)
      expect((await readdir(to)).filter((name) => name.startsWith('~'))).toEqual([])
    }
    expect(restored).toBeGreaterThan(0)
  },
)

test('every bit of an object: no flip is silently accepted, and the whole backup tells which file it is', async () => {
  const { made, store } = await backedUpWorkspace(1)
  const { path } = await made()
  await withBackup(path, async ({ files, read }) => {
    const file = files.find((one) => one.path.startsWith('documents/'))!
    const object = join(store, 'objects', file.sha256.slice(0, 2), file.sha256)
    const bytes = await readFile(object)
    const silent: number[] = []
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7))
      await writeFile(object, flipped)
      if (await read(file).then(() => true, () => false)) silent.push(bit)
    }
    expect(silent).toEqual([])
    expect((await verifyBackup(path)).damaged).toEqual([file.path])
  })
})
