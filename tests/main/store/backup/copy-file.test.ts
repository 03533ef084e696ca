import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withBackup } from '../../../../main/store/backup/backup.ts'
import { verifyBackup } from '../../../../main/store/backup/verify-backup.ts'
import { backedUpWorkspace } from '../../../support/backup.ts'
import { writeHostileCopy } from '../../../support/hostile-copy.ts'

const refused = { code: 'bad-backup' }

test('a copy is the manifest and the files, and reads as the backup it was made of', async () => {
  const { copy, made } = await backedUpWorkspace()
  const path = await copy()
  const backup = await made()
  const { header, files, damaged } = await verifyBackup(path)
  expect({ files, damaged, counts: header.counts }).toEqual({ files: 6, damaged: [], counts: backup.counts })
  const original = await withBackup(backup.path, async (whole) => whole.files)
  expect(await withBackup(path, async (whole) => whole.files)).toEqual(original)
  expect((await readFile(path)).subarray(0, 30).toString()).toBe('{"format":"bollplank-backup/1"')
})

test('any bit that is changed, anywhere in the copy, is seen', { timeout: 60_000 }, async () => {
  const { copy } = await backedUpWorkspace(1)
  const path = await copy()
  const whole = await readFile(path)
  const silent: number[] = []
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole)
    changed[at] = changed[at]! ^ (1 << (at % 8))
    await writeFile(path, changed)
    const seen = await verifyBackup(path).then(
      ({ damaged }) => damaged.length > 0,
      (fault: { code?: string }) => ['bad-backup', 'newer'].includes(fault.code ?? ''),
    )
    if (!seen) silent.push(at)
  }
  expect(silent).toEqual([])
})

test('a copy that is cut at any place, or longer than it says, is refused', async () => {
  const { copy } = await backedUpWorkspace(1)
  const path = await copy()
  const whole = await readFile(path)
  for (let length = 0; length < whole.length; length += 17) {
    await writeFile(path, whole.subarray(0, length))
    await expect(verifyBackup(path)).rejects.toMatchObject(refused)
  }
  await writeFile(path, Buffer.concat([whole, Buffer.from('x')]))
  await expect(verifyBackup(path)).rejects.toMatchObject(refused)
})

test('what a later version has written is told as such', async () => {
  const { copy, root } = await backedUpWorkspace(1)
  const whole = (await readFile(await copy())).toString('latin1')
  const { createHash } = await import('node:crypto')
  const line = whole.split(',"check":')[0]!.replace('bollplank-backup/1', 'bollplank-backup/2')
  const check = createHash('sha256').update(line, 'latin1').digest('base64url').slice(0, 12)
  const later = join(root, 'senare.bollplank')
  await writeFile(later, `${line},"check":"${check}",\n"files":[]\n}\n`)
  await expect(verifyBackup(later)).rejects.toMatchObject({ code: 'newer' })
})

const id = '01890000-0000-7000-8000-000000000001'
const note = (name: string) => ({ path: `documents/note/${name}`, content: 'x' })

test.each([
  ['a way up', [{ path: '../evil.json', content: 'x' }]],
  ['a way up further in', [note(`../../../${id}.json`)]],
  ['an absolute path', [{ path: '/etc/cron.d/evil', content: 'x' }]],
  ['a drive of Windows', [{ path: 'C:\\evil.json', content: 'x' }]],
  ['a way up with backslashes', [note(`${id}\\..\\..\\evil.json`)]],
  ['a name with a NUL', [note(`${id}\0.json`)]],
  ['a stream of NTFS', [note(`${id}.json:evil.json`)]],
  ['a name that begins elsewhere', [{ path: 'documents/note/evil.json', content: 'x' }]],
  ['a program', [{ path: 'bollplank.exe', content: 'x' }]],
  ['a device as a kind', [{ path: `documents/con/${id}.json`, content: 'x' }]],
  ['another device', [{ path: `documents/com1/${id}.json`, content: 'x' }]],
  ['a history outside its place', [{ path: `history/../${id}.hist`, content: 'x' }]],
  ['one name twice', [note(`${id}.json`), note(`${id}.json`)]],
  ['one name twice but for its case', [note(`${id} (A).json`), note(`${id} (a).json`)]],
  ['one name twice but for its form', [note(`${id} (\u00e5).json`), note(`${id} (a\u030a).json`)]],
  ['a folder and a file of one name', [note(`${id}.json`), note(`${id}.json/${id}.json`)]],
  ['a claimed size that is larger', [{ ...note(`${id}.json`), claimed: { bytes: 10 ** 12 } }]],
  ['a claimed size that is smaller', [{ ...note(`${id}.json`), claimed: { bytes: 0 } }]],
  ['a size below zero', [{ ...note(`${id}.json`), claimed: { bytes: -1 } }]],
  ['a size that is no number', [{ ...note(`${id}.json`), claimed: { bytes: 0.5 } }]],
  ['a checksum with a way up', [{ ...note(`${id}.json`), claimed: { sha256: '../../../../etc/passwd' } }]],
  ['a path that is none', [{ ...note(`${id}.json`), claimed: { path: 7 as never } }]],
  ['one file of two lengths', [note(`${id}.json`), { ...note(`${id} 2.json`), claimed: { bytes: 5 } }]],
])('%s is refused', async (_name, files) => {
  const { root } = await backedUpWorkspace(1)
  const path = join(root, 'ond.bollplank')
  await writeHostileCopy(path, files)
  await expect(verifyBackup(path)).rejects.toMatchObject(refused)
})

test('the same large file under many names, which would fill the disk, is refused', async () => {
  const { root, store } = await backedUpWorkspace(1)
  const path = join(root, 'bomb.bollplank')
  const content = 'x'.repeat(2 ** 20)
  const files = Array.from({ length: 30 }, (_, n) => ({ path: `documents/note/${id} ${n}.json`, content }))
  await writeHostileCopy(path, files)
  await expect(verifyBackup(path)).rejects.toMatchObject(refused)
  // The same manifest in a store, where one object would do for all of them.
  const manifest = join(store, 'manifests', '000009-2019-01-22T090000Z.json')
  const { mkdir } = await import('node:fs/promises')
  await mkdir(join(store, 'manifests'), { recursive: true })
  const whole = await readFile(path)
  await writeFile(manifest, whole.subarray(0, whole.indexOf('\n}\n') + 3))
  await expect(verifyBackup(manifest)).rejects.toMatchObject(refused)
})

test.each([
  ['no workspace.json', [note(`${id}.json`)], { withWorkspace: false }],
  ['more than it says', [note(`${id}.json`)], { more: '#!/bin/sh' }],
])('a copy with %s is refused', async (_name, files, options) => {
  const { root } = await backedUpWorkspace(1)
  const path = join(root, 'ond.bollplank')
  await writeHostileCopy(path, files, options)
  await expect(verifyBackup(path)).rejects.toMatchObject(refused)
})

test.each(['', 'PK\u0003\u0004', '{}', '{"format":"bollplank-backup/1"}\n', '\n'.repeat(1000), 'x'.repeat(200_000)])(
  'another file (%#) is refused',
  async (content) => {
    const { root } = await backedUpWorkspace(1)
    const path = join(root, 'annat.bollplank')
    await writeFile(path, content)
    await expect(verifyBackup(path)).rejects.toMatchObject(refused)
    expect((await stat(path)).size).toBe(Buffer.byteLength(content))
  },
)

test('a folder is no copy, and a file that is not there is told as such', async () => {
  const { root } = await backedUpWorkspace(1)
  await expect(verifyBackup(root)).rejects.toMatchObject({ code: expect.stringMatching(/bad-backup|disk-error/) as string })
  await expect(verifyBackup(join(root, 'borta.bollplank'))).rejects.toMatchObject({ code: 'not-found' })
})
