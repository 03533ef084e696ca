import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Device } from '../../../main/store/device.ts'
import { temporaryFolder } from '../../support/core.ts'

test('a computer keeps its id; another computer or another person gets one of its own', async () => {
  const folder = await temporaryFolder()
  const here = async () => 'anna'
  const id = await new Device(folder, here).id()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await new Device(folder, here).id()).toBe(id)
  const elsewhere = await new Device(folder, async () => 'bo').id()
  expect(elsewhere).not.toBe(id)
  expect(await new Device(folder, async () => 'bo').id()).toBe(elsewhere)
  expect(await new Device(folder).id()).toBe(await new Device(folder).id())
})

test("the app's data copied beside itself is another computer's", async () => {
  const [folder, copy] = [await temporaryFolder(), await temporaryFolder()]
  const id = await new Device(folder).id()
  await cp(folder, copy, { recursive: true })
  expect(await new Device(copy).id()).not.toBe(id)
  expect(await readFile(join(copy, 'device.json'), 'utf8')).not.toContain('anna')
})

test.each(['', '{', 'null', '{"id":"../x","machine":""}'])('what is no id any more gives a new one: %j', async (content) => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'device.json'), content)
  const id = await new Device(folder).id()
  expect(await new Device(folder).id()).toBe(id)
})
