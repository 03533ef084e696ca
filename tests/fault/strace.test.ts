import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '../../shared/rich-text.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { temporaryFolder } from '../support/core.ts'
import { noStrace, titled } from '../support/faults.ts'
import { saverIds } from '../support/saved-note.ts'
import { idOf, noteContent, workspaceFolder } from '../support/workspace.ts'

/*
 * The system is made to refuse, or to kill, at one exact call. strace counts calls per thread, hence a pool of one: the
 * opening of a workspace takes two fsync and one rename there, each save two fsync (file, folder), one pwrite64, one rename.
 */
describe.skipIf(noStrace)(titled('with faults injected by the system', noStrace), () => {
  let program: string
  let changer: string
  beforeAll(async () => {
    program = await bundleProgram(join(import.meta.dirname, '../support/saver.ts'))
    changer = await bundleProgram(join(import.meta.dirname, '../support/changer.ts'))
  })
  afterAll(() => Promise.all([program, changer].map((file) => rm(dirname(file), { recursive: true }))))

  const at = (calls: string, what: string) => ['-e', `trace=${calls}`, '-e', `inject=${calls}:${what}`]

  /** Six saves of three notes under strace; resolves to what the program said of each. */
  async function saveSix({ folder, appData }: { folder: string; appData: string }, fault: readonly string[]): Promise<string[]> {
    const env = { ...process.env, UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1' }
    const child = new Child('strace', ['-f', '-qq', '-o', '/dev/null', ...fault, process.execPath, program, folder, appData, '6', '1'], env)
    await child.ended
    return child.lines.slice(1)
  }

  async function emptyWorkspace() {
    const place = await workspaceFolder()
    await (await place.open()).close()
    const notes = join(place.folder, 'documents', 'note')
    await mkdir(notes)
    return { ...place, notes }
  }

  /** Everything acknowledged is there, everything there is whole, and at most one save that was under way came through. */
  async function expectWhole({ open }: Awaited<ReturnType<typeof emptyWorkspace>>, said: readonly string[]): Promise<void> {
    const workspace = await open()
    expect(workspace.problems).toEqual([])
    const revs = new Map(said.filter((line) => line.startsWith('ack')).map((line) => [line.split(' ')[1]!, Number(line.split(' ')[2])]))
    let unacknowledged = 0
    for (const { id, rev, title } of workspace.list('note')) {
      expect(title).toBe(`version ${rev}`)
      expect(plainText((await workspace.read('note', id)).content.body).split('\n')[0]).toBe(title)
      unacknowledged += rev - (revs.get(id) ?? 0)
      revs.delete(id)
    }
    expect([...revs]).toEqual([])
    expect([0, 1]).toContain(unacknowledged)
    await workspace.close()
  }

  test.each([
    ['fsync of the file fails', at('fsync', 'error=EIO:when=5'), ['ack', 'err disk-error', 'ack', 'ack', 'ack', 'ack']],
    ['the disk is full', at('pwrite64', 'error=ENOSPC:when=3'), ['ack', 'ack', 'err disk-full', 'ack', 'ack', 'ack']],
    ['the quota is used up', at('pwrite64', 'error=EDQUOT:when=3'), ['ack', 'ack', 'err disk-full', 'ack', 'ack', 'ack']],
    ['a write takes nothing', at('pwrite64', 'retval=0:when=3'), ['ack', 'ack', 'err disk-full', 'ack', 'ack', 'ack']],
    ['rename is forbidden', at('rename', 'error=EPERM:when=3'), ['ack', 'err read-only', 'ack', 'ack', 'ack', 'ack']],
    ['a file is held for a moment', at('rename', 'error=EBUSY:when=3..5'), ['ack', 'ack', 'ack', 'ack', 'ack', 'ack']],
    ['the file system knows no fsync of folders', at('fsync', 'error=EINVAL:when=6'), ['ack', 'ack', 'ack', 'ack', 'ack', 'ack']],
  ])('%s: that save is told as it was, the others are there, nothing is left over', async (_what, fault, expected) => {
    const place = await emptyWorkspace()
    const said = await saveSix(place, fault)
    expect(said.map((line) => line.replace(/^ack .*/, 'ack'))).toEqual(expected)
    await expectWhole(place, said)
    expect((await readdir(place.notes)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test.each([
    ['fsync', [3, 4, 5, 6, 9, 10]],
    ['pwrite64', [1, 2, 4, 6]],
    ['rename', [2, 3, 5, 7]],
  ])('killed at %s: old or new, never torn', { timeout: 60_000 }, async (call, times) => {
    const place = await emptyWorkspace()
    let all: string[] = []
    for (const when of times) {
      const said = await saveSix(place, at(call, `signal=KILL:when=${when}`))
      expect(said.length).toBeLessThan(6)
      const revs = new Map([...all, ...said].filter((line) => line.startsWith('ack')).map((line) => [line.split(' ')[1]!, line]))
      const workspace = await place.open()
      all = workspace.list('note').map(({ id, rev }) => `ack ${id} ${rev}`)
      await workspace.close()
      for (const line of revs.values())
        expect(Number(all.find((one) => one.includes(line.split(' ')[1]!))!.split(' ')[2])).toBeGreaterThanOrEqual(
          Number(line.split(' ')[2]),
        )
      await expectWhole(place, all)
    }
    expect((await readdir(place.notes)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('fsync of the folder fails: the words stand, but are not acknowledged until they are safe', async () => {
    const place = await emptyWorkspace()
    const said = await saveSix(place, at('fsync', 'error=EIO:when=6'))
    const id = saverIds[1]!
    expect(said[1]).toBe('err disk-error')
    expect(said[4]).toBe(`ack ${id} 2`)
    const workspace = await place.open()
    expect(workspace.problems).toEqual([])
    expect(workspace.list('note').find((entry) => entry.id === id)).toMatchObject({ rev: 2, title: 'version 1' })
  })

  test('killed between the rename and the fsync of the folder', async () => {
    const place = await emptyWorkspace()
    const said = await saveSix(place, ['-P', place.notes, ...at('openat', 'signal=KILL:when=4')])
    expect(said).toHaveLength(1)
    await expectWhole(place, said)
  })

  test.each([
    ['fsync', 1],
    ['pwrite64', 1],
    ['rename', 1],
  ])('killed at %s number %i of a new workspace: its folder can be used all the same', async (call, when) => {
    const place = await workspaceFolder()
    expect(await saveSix(place, at(call, `signal=KILL:when=${when}`))).toEqual([])
    const workspace = await place.open()
    expect(workspace.readOnly).toBeNull()
    expect(await workspace.save('note', idOf(1), 0, noteContent('a'))).toMatchObject({ rev: 1 })
    expect((await readdir(place.folder)).toSorted()).toEqual(['documents', 'workspace.json'])
  })

  test.each([
    ['fsync', 'error=EIO:when=1', 'err disk-error'],
    ['rename', 'error=EROFS:when=1', 'err read-only'],
  ])('when %s of the settings meets %s the old ones stay', async (call, fault, said) => {
    const appData = await temporaryFolder()
    const settings = join(appData, 'settings.json')
    await writeFile(settings, '{"theme":"light"}')
    const child = new Child('strace', ['-f', '-qq', '-o', '/dev/null', ...at(call, fault), process.execPath, changer, appData])
    expect(await child.ended).toBe(0)
    expect(child.lines).toEqual([said])
    expect(await readFile(settings, 'utf8')).toBe('{"theme":"light"}')
    expect(await readdir(appData)).toEqual(['settings.json'])
  })
})
