import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendAt } from '../../../main/store/append-file.ts'
import { temporaryFolder } from '../../support/core.ts'

async function fileOf(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'a.hist')
  await writeFile(path, text)
  return path
}

test('bytes are added at the end, and what was torn off behind it is cut', async () => {
  const path = await fileOf('one,')
  await appendAt(path, 4, Buffer.from('two,'))
  expect(await readFile(path, 'utf8')).toBe('one,two,')
  await appendAt(path, 4, Buffer.from('2,'))
  expect(await readFile(path, 'utf8')).toBe('one,2,')
})

test('a file that is not there, or cannot be one, is told as a Failure and not made', async () => {
  const folder = await temporaryFolder()
  await expect(appendAt(join(folder, 'a.hist'), 0, Buffer.from('x'))).rejects.toMatchObject({ name: 'Failure', code: 'disk-error' })
  await mkdir(join(folder, 'b.hist'))
  await expect(appendAt(join(folder, 'b.hist'), 0, Buffer.from('x'))).rejects.toMatchObject({ name: 'Failure' })
})
