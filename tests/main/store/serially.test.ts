import { expect, test } from 'vitest'
import { Serially } from '../../../main/store/serially.ts'

function makeGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

test('tasks with one key follow each other in the order they came, others run beside', async () => {
  const order: string[] = []
  const queue = new Serially()
  const gate = makeGate()
  const first = queue.run('a', async () => {
    await gate.opened
    order.push('a1')
  })
  const second = queue.run('a', async () => void order.push('a2'))
  await queue.run('b', async () => void order.push('b'))
  gate.open()
  await Promise.all([first, second])
  expect(order).toEqual(['b', 'a1', 'a2'])
})

test('a failure reaches its own caller only', async () => {
  const queue = new Serially()
  const failed = queue.run('a', async () => {
    throw new Error('full')
  })
  const after = queue.run('a', async () => 'done')
  await expect(failed).rejects.toThrow('full')
  expect(await after).toBe('done')
})

test('idle waits for everything that is queued, failures included', async () => {
  const queue = new Serially()
  let done = 0
  const gate = makeGate()
  const failed = queue.run('a', async () => {
    await gate.opened
    throw new Error('full')
  })
  void queue.run('a', async () => void done++)
  void queue.run('b', () => gate.opened.then(() => void done++))
  const idle = queue.idle()
  gate.open()
  await idle
  expect(done).toBe(2)
  await expect(failed).rejects.toThrow('full')
})
