import { readFile, unlink, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { decodeChecked, encodeChecked } from '../../../../main/store/checked-frame.ts'
import { decodeKeyFile, encodeKeyFile } from '../../../../main/store/encryption/key-file.ts'
import { openKeys, replacePassphrase, replaceRecoveryKey } from '../../../../main/store/encryption/keys.ts'
import { keyFileCopyPath, keyFilePath, unlock, writeKeyFile } from '../../../../main/store/encryption/unlock.ts'
import { temporaryFolder } from '../../../support/core.ts'
import { snapshot } from '../../../support/workspace.ts'
import { damaged } from './damage.ts'
import { frozen } from './frozen.ts'

const { workspace, recoveryKey } = frozen
const file = () => decodeKeyFile(frozen.keyFile(), workspace)

async function withKeys() {
  const folder = await temporaryFolder()
  await writeKeyFile(folder, file())
  return { folder, main: keyFilePath(folder), copy: keyFileCopyPath(folder) }
}

test('keys lie twice on disk and open; nothing is written', async () => {
  const { folder, main, copy } = await withKeys()
  expect(await readFile(main)).toEqual(frozen.keyFile())
  expect(await readFile(copy)).toEqual(frozen.keyFile())
  const before = await snapshot(folder)
  const unlocked = await unlock(folder, workspace, { passphrase: frozen.passphrase })
  expect(unlocked).toMatchObject({ file: file(), isWhole: true })
  expect(unlocked.keys.map(({ id }) => id)).toEqual(frozen.keys.map(({ id }) => id))
  expect(await snapshot(folder)).toEqual(before)
})

test('a wrong passphrase and a mistyped recovery key write nothing', async () => {
  const { folder, copy } = await withKeys()
  const before = await snapshot(folder)
  await expect(unlock(folder, workspace, { passphrase: 'fel' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(unlock(folder, workspace, { recoveryKey: 'fel' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await snapshot(folder)).toEqual(before)
  await writeFile(copy, 'torn')
  await expect(unlock(folder, workspace, { passphrase: 'fel' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(await readFile(copy, 'utf8')).toBe('torn')
})

test('whichever copy is damaged or missing, the other one opens, and says that it is alone', async () => {
  for (const which of ['main', 'copy'] as const) {
    for (const damage of [unlink, (path: string) => writeFile(path, ''), (path: string) => writeFile(path, frozen.keyFile().subarray(1))]) {
      const paths = await withKeys()
      await damage(paths[which])
      const unlocked = await unlock(paths.folder, workspace, { recoveryKey })
      expect(unlocked).toMatchObject({ file: file(), isWhole: false })
      await writeKeyFile(paths.folder, unlocked.file)
      expect(await unlock(paths.folder, workspace, { recoveryKey })).toMatchObject({ isWhole: true })
    }
  }
})

test('a copy that only the signature shows to be tampered with is passed over as well', async () => {
  const { folder, main } = await withKeys()
  await writeFile(main, encodeKeyFile({ ...file(), slots: file().slots.slice(0, 2) }))
  expect(await unlock(folder, workspace, { recoveryKey })).toMatchObject({ file: file(), isWhole: false })
})

test('when both are damaged the file is corrupt, never a wrong passphrase', async () => {
  const { folder, main, copy } = await withKeys()
  let rounds = 0
  for (const { bytes } of damaged(frozen.keyFile())) {
    // Each kind of damage is tried on the decoder; here every hundredth, on disk.
    if (rounds++ % 100 !== 0) continue
    await Promise.all([writeFile(main, bytes), writeFile(copy, bytes)])
    await expect(unlock(folder, workspace, { passphrase: frozen.passphrase })).rejects.toMatchObject({ code: 'corrupt' })
  }
  await Promise.all([unlink(main), unlink(copy)])
  await expect(unlock(folder, workspace, { passphrase: frozen.passphrase })).rejects.toMatchObject({ code: 'corrupt' })
})

test('a passphrase that was changed opens neither of the copies', async () => {
  const { folder, main } = await withKeys()
  const { keys } = await unlock(folder, workspace, { recoveryKey })
  await writeKeyFile(folder, await replacePassphrase(file(), keys, 'en annan', 32_768))
  await unlink(main)
  await expect(unlock(folder, workspace, { passphrase: frozen.passphrase })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(await unlock(folder, workspace, { passphrase: 'en annan' })).toMatchObject({ keys })
})

test('after a crash between the two copies the first one counts', async () => {
  const { folder, main } = await withKeys()
  const changed = replaceRecoveryKey(file(), await openKeys(file(), { recoveryKey }))
  await writeFile(main, encodeKeyFile(changed.file))
  await expect(unlock(folder, workspace, { recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(await unlock(folder, workspace, { recoveryKey: changed.recoveryKey })).toMatchObject({ file: changed.file, isWhole: false })
})

test('keys that need more memory than allowed are corrupt at once', async () => {
  const { folder, main, copy } = await withKeys()
  const content = decodeChecked('bollplank-keys', 1, frozen.keyFile()).replace('"N":32768', `"N":${2 ** 30}`)
  const bytes = encodeChecked('bollplank-keys', 1, content)
  await Promise.all([writeFile(main, bytes), writeFile(copy, bytes)])
  await expect(unlock(folder, workspace, { passphrase: frozen.passphrase })).rejects.toMatchObject({ code: 'corrupt' })
})

test('keys of a later version are newer', async () => {
  const { folder, main, copy } = await withKeys()
  const bytes = encodeChecked('bollplank-keys', 2, '{}')
  await Promise.all([writeFile(main, bytes), writeFile(copy, bytes)])
  await expect(unlock(folder, workspace, { recoveryKey })).rejects.toMatchObject({ code: 'newer' })
})
