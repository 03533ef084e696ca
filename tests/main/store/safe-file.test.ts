import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, failureFrom } from '../../../main/store/disk-failure.ts'
import { ensureFolder, readIfPresent, replaceFile, stateIfPresent, writerOf } from '../../../main/store/safe-file.ts'
import { Failure } from '../../../shared/reply.ts'
import { temporaryFolder } from '../../support/core.ts'

test('a file is made, and replaced as a whole; nothing else is left in the folder', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  await replaceFile(path, Buffer.from('one'))
  await replaceFile(path, Buffer.from('two'))
  expect(await readFile(path, 'utf8')).toBe('two')
  await replaceFile(path, Buffer.alloc(0))
  expect(await readFile(path)).toHaveLength(0)
  expect(await readdir(join(path, '..'))).toEqual(['a.json'])
})

test.skipIf(process.platform === 'win32')('only the user may read what is made', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b')
  await ensureFolder(folder)
  await replaceFile(join(folder, 'a.json'), Buffer.from('one'))
  expect((await stateIfPresent(folder))!.mode & 0o777).toBe(0o700)
  expect((await stateIfPresent(join(folder, 'a.json')))!.mode & 0o777).toBe(0o600)
})

test('a reader always meets a whole version while many are written at once', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  const version = (n: number) => Buffer.alloc(200_000, n)
  await replaceFile(path, version(0))
  const writing = { done: false }
  const reading = (async () => {
    const met = new Set<string>()
    while (!writing.done) {
      const bytes = await readFile(path)
      met.add(`${bytes.length} ${bytes.every((byte) => byte === bytes[0])}`)
    }
    return [...met]
  })()
  await Promise.all(Array.from({ length: 40 }, (_none, n) => replaceFile(path, version(n))))
  writing.done = true
  expect(await reading).toEqual(['200000 true'])
  expect(await readdir(join(path, '..'))).toEqual(['a.json'])
})

test('somebody who has the old file open goes on reading the old words', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  await replaceFile(path, Buffer.from('old'))
  const file = await open(path)
  await replaceFile(path, Buffer.from('new'))
  expect(await file.readFile('utf8')).toBe('old')
  await file.close()
})

test('a folder in the place of the file: told, and nothing left behind', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'a.json', 'inside'), { recursive: true })
  await expect(replaceFile(join(folder, 'a.json'), Buffer.from('new'))).rejects.toBeInstanceOf(Failure)
  expect(await readdir(folder)).toEqual(['a.json'])
})

test('a folder that is gone: told as a disk error', async () => {
  await expect(replaceFile(join(await temporaryFolder(), 'none', 'a.json'), Buffer.from('new'))).rejects.toMatchObject({
    code: 'disk-error',
  })
})

test('only a missing file is null; everything else is told', async () => {
  const folder = await temporaryFolder()
  expect(await readIfPresent(join(folder, 'none'))).toBeNull()
  expect(await stateIfPresent(join(folder, 'none'))).toBeNull()
  await expect(readIfPresent(folder)).rejects.toMatchObject({ code: 'disk-error' })
  await writeFile(join(folder, 'file'), '')
  await expect(readIfPresent(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'disk-error' })
  await symlink('loop', join(folder, 'loop'))
  await expect(stateIfPresent(join(folder, 'loop'))).rejects.toMatchObject({ code: 'disk-error' })
})

test('folders are made as deep as needed, and a second time is nothing', async () => {
  const folder = await temporaryFolder()
  const deep = join(folder, 'a', 'b', 'c')
  await ensureFolder(deep)
  await ensureFolder(deep)
  expect((await stateIfPresent(deep))!.isDirectory()).toBe(true)
  await writeFile(join(folder, 'file'), '')
  await expect(ensureFolder(join(folder, 'file', 'below'))).rejects.toBeInstanceOf(Failure)
})

test('what is no folder is told, and stays', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'file'), 'words')
  await expect(ensureFolder(join(folder, 'file'))).rejects.toBeInstanceOf(Failure)
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('words')
  await symlink('nowhere', join(folder, 'dangling'))
  await expect(ensureFolder(join(folder, 'dangling'))).rejects.toBeInstanceOf(Failure)
})

test('the same folders can be made by several at once', async () => {
  const deep = join(await temporaryFolder(), 'a', 'b', 'c')
  await Promise.all(Array.from({ length: 10 }, () => ensureFolder(deep)))
  expect((await stateIfPresent(deep))!.isDirectory()).toBe(true)
})

test.skipIf(process.platform !== 'linux')('a folder that lets nothing be made in it is told', async () => {
  await expect(ensureFolder('/proc/nope')).rejects.toBeInstanceOf(Failure)
  await expect(ensureFolder('/proc/nope/below')).rejects.toBeInstanceOf(Failure)
})

test('a temporary file names its writer, and no other file does', () => {
  expect(writerOf('~a.json-123-4-0123456789ab.tmp')).toBe(123)
  for (const name of [
    'a.json',
    '~a.json',
    '~a.json-123-4-0123456789ab',
    'a.json-123-4-0123456789ab.tmp',
    '~a.json--4-0123456789ab.tmp',
    '~$notes.docx',
  ])
    expect(writerOf(name)).toBeUndefined()
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['Unknown system error -122', 'disk-full'],
  ['EFBIG', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EMFILE', 'busy'],
  ['EBUSY', 'busy'],
  ['EIO', 'disk-error'],
  ['ESTALE', 'disk-error'],
])('%s is told as %s', (code, told) => {
  const fault = Object.assign(new Error(code), { code })
  expect(codeOf(fault)).toBe(code)
  expect(failureFrom(fault, '/a')).toMatchObject({ code: told, message: `${code} at /a` })
})

test('a Failure stays as it is, and what is no fault of the system is a disk error', () => {
  const failure = new Failure('conflict', 'x')
  expect(failureFrom(failure, '/a')).toBe(failure)
  expect(failureFrom('what', '/a')).toMatchObject({ code: 'disk-error' })
})
