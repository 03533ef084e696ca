import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { takeLock } from '../../../main/store/lock.ts'
import { temporaryFolder } from '../../support/core.ts'

const me = { shell: 'host', pid: 4711, since: '2019-01-22T09:00:00.000Z' }

test('the second is told who has it; after the release it is free', async () => {
  const [id, appData] = [randomUUID(), await temporaryFolder()]
  const first = await takeLock(id, appData, me)
  expect(first.held).toBe(true)
  expect(await takeLock(id, appData, { ...me, pid: 1 })).toEqual({ held: false, by: me })
  expect((await takeLock(randomUUID(), appData, me)).held).toBe(true)
  if (first.held) await first.release()
  const third = await takeLock(id, appData, me)
  expect(third.held).toBe(true)
  if (third.held) await third.release()
})

test('of many that ask at once exactly one gets it', async () => {
  const [id, appData] = [randomUUID(), await temporaryFolder()]
  const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(id, appData, me)))
  expect(locks.filter(({ held }) => held)).toHaveLength(1)
  for (const lock of locks) if (lock.held) await lock.release()
})

test.skipIf(process.platform !== 'linux').each(['', 'not json', '{"pid":"x"}'])(
  'a program that answers %j under the name holds it, whoever it is',
  async (answer) => {
    const id = randomUUID()
    const other = createServer((socket) => socket.end(answer))
    await new Promise<void>((resolve) => other.listen(`\0bollplank-${id}`, resolve))
    onTestFinished(() => void other.close())
    expect(await takeLock(id, await temporaryFolder(), me)).toEqual({ held: false, by: { shell: 'unknown', pid: 0, since: '' } })
  },
)
