import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainText } from '../../shared/rich-text.ts'
import { bundleProgram, Child } from '../support/child-program.ts'
import { savedNote, saverIds } from '../support/saved-note.ts'
import { noteContent, workspaceFolder } from '../support/workspace.ts'

let program: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, '../support/saver.ts'))
})
afterAll(() => rm(join(program, '..'), { recursive: true }))

const save = (folder: string, appData: string, saves: number | 'for ever', kilobytes: number) =>
  new Child(process.execPath, [program, folder, appData, saves === 'for ever' ? 'Infinity' : String(saves), String(kilobytes)])

/** The highest acknowledged revision of each note. */
function acknowledged(lines: readonly string[], revs = new Map<string, number>()): Map<string, number> {
  for (const line of lines) {
    const [word, id, rev] = line.split(' ')
    if (word === 'ack') revs.set(id!, Number(rev))
  }
  return revs
}

test('killed at any moment, again and again: no acknowledged save is missing and nothing is unreadable', { timeout: 120_000 }, async () => {
  const { folder, appData, open } = await workspaceFolder()
  const revs = new Map<string, number>()
  for (let round = 0; round < 60; round++) {
    const child = save(folder, appData, 'for ever', 10 + (round % 5) * 30)
    await child.line(/^ack/)
    await pause(Math.random() * 40)
    await child.kill()
    expect(child.lines[0]).toBe('open for writing')
    expect(child.lines.filter((line) => line.startsWith('err'))).toEqual([])
    acknowledged(child.lines, revs)

    const workspace = await open()
    expect({ round, readOnly: workspace.readOnly, problems: workspace.problems }).toEqual({ round, readOnly: null, problems: [] })
    for (const [id, rev] of revs) {
      const found = await workspace.read('note', id)
      revs.set(id, found.rev)
      expect(found.rev).toBeGreaterThanOrEqual(rev)
      expect(found.rev).toBeLessThanOrEqual(rev + 1)
      const text = plainText(found.content.body)
      expect(text.startsWith(`version ${found.rev}\n`)).toBe(true)
      expect([10, 40, 70, 100, 130].map((kilobytes) => plainText(savedNote(found.rev, kilobytes).body))).toContain(text)
      expect(workspace.list('note').find((entry) => entry.id === id)).toMatchObject({ rev: found.rev, title: `version ${found.rev}` })
    }
    await workspace.close()
    expect((await readdir(join(folder, 'documents', 'note'))).toSorted()).toEqual(
      saverIds.filter((id) => revs.has(id)).map((id) => `${id}.json`),
    )
  }
})

test('a second program on the same workspace reads only and names the first; after kill -9 the next one writes at once', async () => {
  const { folder, appData, open } = await workspaceFolder()
  const first = save(folder, appData, 0, 1)
  await first.line(/^open for writing/)
  const mine = await open()
  expect(mine.readOnly).toMatchObject({ why: 'held', shell: 'saver', pid: first.process.pid })
  await expect(mine.save('note', saverIds[0]!, 0, noteContent('x'))).rejects.toMatchObject({ code: 'in-use' })
  await mine.close()
  await first.kill()
  const next = await open()
  expect(next.readOnly).toBeNull()
  expect(await next.save('note', saverIds[0]!, 0, noteContent('x'))).toMatchObject({ rev: 1 })
})

test('what one program has acknowledged the next one reads', async () => {
  const { folder, appData, open } = await workspaceFolder()
  const child = save(folder, appData, 7, 1)
  expect(await child.ended).toBe(0)
  const workspace = await open()
  expect(
    workspace
      .list('note')
      .map(({ id, rev }) => [id, rev])
      .toSorted(),
  ).toEqual([...acknowledged(child.lines)].toSorted())
  expect(acknowledged(child.lines)).toEqual(
    new Map([
      [saverIds[0]!, 3],
      [saverIds[1]!, 2],
      [saverIds[2]!, 2],
    ]),
  )
})
