import fc from 'fast-check'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Drafts, type StoredDraft } from '../../../main/store/drafts.ts'
import { openSeal } from '../../../main/store/encryption/seal.ts'
import { noteDraft, temporaryFolder } from '../../support/core.ts'
import { makeTrialSeal } from '../../support/trial-seal.ts'
import { idOf } from '../../support/workspace.ts'

const at = '2019-01-22T09:00:00.000Z'
const draftOf = (n: number, text: string, base = 0): StoredDraft => ({
  key: idOf(100 + n),
  kind: 'note',
  id: idOf(n),
  base,
  title: text,
  at,
  draft: noteDraft(text),
})

test.each([
  ['open', openSeal],
  ['sealed', makeTrialSeal()],
])('what is kept last is what is read, whatever was kept and dropped before, %s', async (_how, seal) => {
  const step = fc.record({ n: fc.integer({ min: 0, max: 2 }), text: fc.option(fc.string({ maxLength: 30 }), { nil: null }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const appData = await temporaryFolder()
      const drafts = new Drafts(appData, 'w', seal)
      const expected = new Map<number, StoredDraft>()
      const all = steps.map(({ n, text }, at) => {
        if (text === null) {
          expected.delete(n)
          return drafts.drop(idOf(100 + n))
        }
        expected.set(n, draftOf(n, text, at))
        return drafts.keep(draftOf(n, text, at))
      })
      await Promise.all(all)
      const again = new Drafts(appData, 'w', seal)
      for (const n of [0, 1, 2]) expect(await again.read(idOf(100 + n))).toEqual(expected.get(n) ?? null)
      const { drafts: listed, damaged } = await again.list()
      expect(listed.map(({ id }) => id).toSorted()).toEqual([...expected.keys()].map((n) => idOf(n)).toSorted())
      expect(damaged).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('two windows that write in one note keep a draft each, the newest first', async () => {
  const drafts = new Drafts(await temporaryFolder(), 'w')
  await drafts.keep(draftOf(1, 'ett'))
  await drafts.keep({ ...draftOf(1, 'två'), key: idOf(200), at: '2019-01-22T10:00:00.000Z' })
  expect((await drafts.list()).drafts.map(({ title }) => title)).toEqual(['två', 'ett'])
  await drafts.drop(idOf(200))
  expect((await drafts.list()).drafts.map(({ title }) => title)).toEqual(['ett'])
})

test('every flipped bit and every cut is seen, nothing else is lost by it, and the file stays', async () => {
  const drafts = new Drafts(await temporaryFolder(), 'w')
  await drafts.keep(draftOf(1, 'ett'))
  await drafts.keep(draftOf(2, 'två'))
  const name = (await readdir(drafts.folder)).find((one) => one.startsWith(idOf(1)))!
  const path = join(drafts.folder, name)
  const whole = await readFile(path)
  const versions = [
    ...Array.from({ length: whole.length }, (_, n) => Buffer.from(whole).fill(whole[n]! ^ 4, n, n + 1)),
    ...[0, 1, 100, whole.length - 1].map((length) => whole.subarray(0, length)),
  ]
  for (const version of versions) {
    await writeFile(path, version)
    const { drafts: left, damaged } = await drafts.list()
    expect({ left: left.map(({ title }) => title), damaged: damaged.map((one) => one.name) }).toEqual({ left: ['två'], damaged: [name] })
    expect(await readFile(path)).toEqual(version)
  }
})

test('a draft under the name of another is not taken for it', async () => {
  const drafts = new Drafts(await temporaryFolder(), 'w')
  await drafts.keep(draftOf(1, 'ett'))
  const [name] = await readdir(drafts.folder)
  await writeFile(join(drafts.folder, name!.replace(idOf(1), idOf(2))), await readFile(join(drafts.folder, name!)))
  expect((await drafts.list()).damaged.map((one) => one.name)).toEqual([name!.replace(idOf(1), idOf(2))])
})

test('files that are no drafts are left alone', async () => {
  const drafts = new Drafts(await temporaryFolder(), 'w')
  expect(await drafts.list()).toEqual({ drafts: [], damaged: [] })
  await drafts.drop(idOf(1))
  await drafts.keep(draftOf(1, 'ett'))
  await writeFile(join(drafts.folder, 'anteckning.txt'), 'x')
  expect((await drafts.list()).damaged).toEqual([])
  expect(await readFile(join(drafts.folder, 'anteckning.txt'), 'utf8')).toBe('x')
})
