import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { threadEngine } from '../../../../../main/services/search/thread/thread-engine.ts'
import { bundleProgram } from '../../../../support/child-program.ts'

let program: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, '../../../../../main/services/search/thread/search-thread.ts'))
}, 60_000)
afterAll(() => rm(join(program, '..'), { recursive: true }))

function start() {
  const engine = threadEngine(program)
  onTestFinished(() => engine.end())
  return engine
}

const entries = ['Möte i Kalmar', 'Hälsa', 'halsa'].map((text, n) => ({ id: String(n), title: text, tags: [], text }))

test('the thread answers as the engine does, keeps its index, and another one takes it up', async () => {
  const first = start()
  await first.add(entries)
  expect(await first.find('kal', 10)).toEqual([{ id: '0', reach: 'near' }])
  expect(await first.find('halsa', 10)).toEqual([
    { id: '2', reach: 'near' },
    { id: '1', reach: 'plain' },
  ])
  await first.remove(['2'])
  const bytes = await first.save()

  const second = start()
  expect(await second.load(bytes)).toBe(true)
  expect(await second.find('halsa', 10)).toEqual([{ id: '1', reach: 'plain' }])
  expect(await second.load(bytes.subarray(1))).toBe(false)
  expect(await second.find('halsa', 10)).toEqual([])
})

test('questions asked at once are answered each for itself', async () => {
  const engine = start()
  await engine.add(entries)
  const answers = await Promise.all(['kalmar', 'hälsa', 'ingenting'].map((query) => engine.find(query, 10)))
  expect(answers.map((hits) => hits.map(({ id }) => id))).toEqual([['0'], ['1'], []])
})

test('an ended thread refuses what waits and what comes', async () => {
  const engine = start()
  await engine.add(entries)
  const waiting = engine.find('kalmar', 10).catch((fault: Error) => fault.message)
  await engine.end()
  expect(['the search thread has ended', [{ id: '0', reach: 'near' }]]).toContainEqual(await waiting)
  await expect(engine.find('kalmar', 10)).rejects.toThrow('ended')
})

test('a program that is not there is a fault of what is asked, not of the process', async () => {
  await expect(threadEngine(join(program, '../missing.mjs')).find('kalmar', 1)).rejects.toThrow(/missing/)
})
