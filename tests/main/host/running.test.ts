import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forgetRunning, noteRunning, runningHost } from '../../../main/host/running.ts'
import { temporaryFolder } from '../../support/core.ts'
import { openServer } from './open-server.ts'

test('a host that is noted and answers is found, for its own workspace only', async () => {
  const { appData, server } = await openServer()
  expect(await runningHost(appData, '/a')).toBeNull()
  noteRunning(appData, '/a', server.address)
  expect(await runningHost(appData, '/a')).toBe(server.address)
  expect(await runningHost(appData, '/b')).toBeNull()
  await server.close()
  expect(await runningHost(appData, '/a')).toBeNull()
})

test.skipIf(process.platform === 'win32')('the note can be read by the user alone', async () => {
  const folder = await temporaryFolder()
  noteRunning(folder, '/a', 'http://127.0.0.1:1/#token=x')
  const [name] = await readdir(folder)
  expect((await stat(join(folder, name!))).mode & 0o777).toBe(0o600)
})

test('the note goes when it is forgotten', async () => {
  const folder = await temporaryFolder()
  noteRunning(folder, '/a', 'http://127.0.0.1:1/#token=x')
  forgetRunning(folder, '/b')
  forgetRunning(folder, '/a')
  forgetRunning(folder, '/a')
  expect(await readdir(folder)).toEqual([])
})

test('the note of another process is left', async () => {
  const folder = await temporaryFolder()
  noteRunning(folder, '/a', 'http://127.0.0.1:1/#token=x')
  const file = join(folder, (await readdir(folder))[0]!)
  await writeFile(file, (await readFile(file, 'utf8')).replace(String(process.pid), '1'))
  forgetRunning(folder, '/a')
  expect(await readdir(folder)).toHaveLength(1)
})

test.each([
  [401, '{}'],
  [200, 'hello'],
  [200, '{"ok":false}'],
])('a program that has taken over the port and answers %i %s is no host', async (status, body) => {
  const folder = await temporaryFolder()
  const other = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  noteRunning(folder, '/a', `http://127.0.0.1:${(other.address() as AddressInfo).port}/#token=x`)
  expect(await runningHost(folder, '/a')).toBeNull()
})

test.each(['', '{', 'null', '{"pid":1}', '{"pid":1,"address":"http://evil.example/#token=x"}'])(
  'a note that says %j leads nowhere',
  async (text) => {
    const folder = await temporaryFolder()
    noteRunning(folder, '/a', 'http://127.0.0.1:1/#token=x')
    await writeFile(join(folder, (await readdir(folder))[0]!), text)
    expect(await runningHost(folder, '/a')).toBeNull()
  },
)
