import { expect, test } from 'vitest'
import { FrameError } from '../../../../main/store/document-file.ts'
import { decodeKeyFile, encodeKeyFile, type KeyFile, signed } from '../../../../main/store/encryption/key-file.ts'
import {
  addDataKey,
  createKeys,
  dropEarlierKeys,
  openKeys,
  replacePassphrase,
  replaceRecoveryKey,
} from '../../../../main/store/encryption/keys.ts'
import { frozen } from './frozen.ts'

const workspace = frozen.workspace
const cheap = 32_768
const frozenFile = () => decodeKeyFile(frozen.keyFile(), workspace)
const idsOf = (keys: readonly { id: string }[]) => keys.map(({ id }) => id)

/** As it would be read from disk. */
const reread = (file: KeyFile): KeyFile => decodeKeyFile(encodeKeyFile(file), workspace)

test('a file that the first version wrote opens with the passphrase, the recovery key and the data key', async () => {
  const secrets = [
    { passphrase: frozen.passphrase },
    { recoveryKey: frozen.recoveryKey.toLowerCase() },
    { dataKey: Buffer.from(frozen.keys[0]!.bytes, 'base64url') },
  ]
  for (const secret of secrets) {
    const keys = await openKeys(frozenFile(), secret)
    expect(keys.map(({ id, bytes }) => ({ id, bytes: bytes.toString('base64url') }))).toEqual(frozen.keys)
  }
})

test('the passphrase may be typed on another system: letters and rings apart are the same letters', async () => {
  await expect(openKeys(frozenFile(), { passphrase: frozen.passphrase.normalize('NFD') })).resolves.toHaveLength(2)
})

test.each([{ passphrase: `${frozen.passphrase} ` }, { passphrase: '' }, { dataKey: Buffer.alloc(32, 7) }, { dataKey: Buffer.alloc(0) }])(
  '%j is a wrong passphrase',
  async (secret) => {
    await expect(openKeys(frozenFile(), secret)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  },
)

test('a recovery key of another workspace is wrong; a mistyped one is told apart', async () => {
  const { recoveryKey } = replaceRecoveryKey(frozenFile(), await openKeys(frozenFile(), { recoveryKey: frozen.recoveryKey }))
  await expect(openKeys(frozenFile(), { recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  const mistyped = frozen.recoveryKey.replace('D', 'E')
  await expect(openKeys(frozenFile(), { recoveryKey: mistyped })).rejects.toMatchObject({
    code: 'invalid',
    details: { recoveryKey: 'typo' },
  })
})

test('new keys open with the passphrase and with the recovery key, and with nothing else that was said', async () => {
  const { file, keys, recoveryKey } = await createKeys(workspace, 'ny fras', cheap)
  expect(keys).toHaveLength(1)
  expect(keys[0].bytes).toHaveLength(32)
  expect(await openKeys(reread(file), { passphrase: 'ny fras' })).toEqual(keys)
  expect(await openKeys(reread(file), { recoveryKey })).toEqual(keys)
  const bytes = encodeKeyFile(file).toString('utf8')
  for (const secret of ['ny fras', keys[0].bytes.toString('base64url'), recoveryKey, recoveryKey.slice(0, 9)]) {
    expect(bytes).not.toContain(secret)
  }
  await expect(createKeys(workspace, '', cheap)).rejects.toMatchObject({ code: 'invalid' })
})

test('the standard cost is 2^17, and unlocks', async () => {
  const { file, keys } = await createKeys(workspace, 'fras')
  expect(file.slots[0]).toMatchObject({ type: 'passphrase', kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1 } })
  expect(await openKeys(file, { passphrase: 'fras' })).toEqual(keys)
})

test('another passphrase replaces its slot alone; the old one opens no more, the recovery key does', async () => {
  const file = frozenFile()
  const keys = await openKeys(file, { recoveryKey: frozen.recoveryKey })
  const changed = reread(await replacePassphrase(file, keys, 'en annan', cheap))
  expect(changed.slots.slice(1)).toEqual(file.slots.slice(1))
  expect(changed.slots[0]).not.toEqual(file.slots[0])
  expect(await openKeys(changed, { passphrase: 'en annan' })).toEqual(keys)
  expect(await openKeys(changed, { recoveryKey: frozen.recoveryKey })).toEqual(keys)
  await expect(openKeys(changed, { passphrase: frozen.passphrase })).rejects.toMatchObject({ code: 'wrong-passphrase' })
})

test('a new recovery key replaces its slot alone; the old one opens no more', async () => {
  const file = frozenFile()
  const keys = await openKeys(file, { recoveryKey: frozen.recoveryKey })
  const changed = replaceRecoveryKey(file, keys)
  expect([changed.file.slots[0], changed.file.slots[2]]).toEqual([file.slots[0], file.slots[2]])
  expect(await openKeys(reread(changed.file), { recoveryKey: changed.recoveryKey })).toEqual(keys)
  await expect(openKeys(changed.file, { recoveryKey: frozen.recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
})

test('a second data key comes first, the earlier ones stay until they are dropped, and the old recovery key is gone', async () => {
  const file = frozenFile()
  const keys = await openKeys(file, { recoveryKey: frozen.recoveryKey })
  const changed = await addDataKey(file, keys, frozen.passphrase)
  expect(idsOf(changed.keys)).toEqual([changed.file.key, ...idsOf(keys)])
  expect(await openKeys(reread(changed.file), { recoveryKey: changed.recoveryKey })).toEqual(changed.keys)
  expect(await openKeys(reread(changed.file), { passphrase: frozen.passphrase })).toEqual(changed.keys)
  await expect(openKeys(changed.file, { recoveryKey: frozen.recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(openKeys(changed.file, { dataKey: keys[0].bytes })).rejects.toMatchObject({ code: 'wrong-passphrase' })

  const dropped = dropEarlierKeys(changed.file, changed.keys)
  expect(dropped.keys).toEqual([changed.keys[0]])
  expect(await openKeys(reread(dropped.file), { recoveryKey: changed.recoveryKey })).toEqual(dropped.keys)
})

test('a data key is added only by somebody who knows the passphrase', async () => {
  const keys = await openKeys(frozenFile(), { recoveryKey: frozen.recoveryKey })
  await expect(addDataKey(frozenFile(), keys, 'fel')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(keys[0].bytes.toString('base64url')).toBe(frozen.keys[0]!.bytes)
})

test('whatever is changed by somebody without the data key is refused, though the checksums are right', async () => {
  const { slots } = frozenFile()
  const other = signed({ ...frozenFile(), slots }, { id: slots[0]!.key, bytes: Buffer.alloc(32, 1) })
  const without: KeyFile[] = [
    { ...frozenFile(), mac: other.mac },
    { ...frozenFile(), mac: '' },
    { ...frozenFile(), slots: slots.slice(0, 2) },
    { ...frozenFile(), slots: [{ ...slots[0]!, nonce: slots[1]!.nonce } as (typeof slots)[0], ...slots.slice(1)] },
  ]
  for (const file of without) await expect(openKeys(file, { recoveryKey: frozen.recoveryKey })).rejects.toBeInstanceOf(FrameError)
})

test('a slot that was moved, or whose parameters were changed, does not open', async () => {
  const [passphrase, recovery, earlier] = frozenFile().slots as [KeyFile['slots'][0], KeyFile['slots'][0], KeyFile['slots'][0]]
  const moved = { ...recovery, wrapped: passphrase.wrapped, nonce: passphrase.nonce }
  const salted = { ...recovery, kdf: earlier.kdf } as typeof recovery
  const renamed = { ...recovery, key: 'AQIDBAUGBwg' }
  for (const slot of [moved, salted, renamed]) {
    const file = { ...frozenFile(), slots: [passphrase, slot, earlier] }
    await expect(openKeys(file, { recoveryKey: frozen.recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  }
  const elsewhere = { ...frozenFile(), workspace: 'another' }
  await expect(openKeys(elsewhere, { recoveryKey: frozen.recoveryKey })).rejects.toMatchObject({ code: 'wrong-passphrase' })
})
