import { Failure } from '../../../shared/reply.ts'
import { FrameError } from '../document-file.ts'
import { type DataKey, type DataKeys, forgetKeys, newDataKey } from './data-key.ts'
import { isSigned, type KeyFile, signed, slotOf } from './key-file.ts'
import { type Cost, standardCost, unwrapWithPassphrase, unwrapWithSecret, wrapUnderPassphrase, wrapUnderSecret } from './key-slot.ts'
import { newRecoveryKey, readRecoveryKey, recoveryKeyText } from './recovery-key.ts'

/** What opens a key file: what the person knows, what she has on paper, or the data key from the system's keychain. */
export type Secret = { passphrase: string } | { recoveryKey: string } | { dataKey: Buffer }

/** A key file with new keys in it. The recovery key is shown once and kept nowhere. */
export interface NewKeys {
  file: KeyFile
  keys: DataKeys
  recoveryKey: string
}

/** A new data key under a passphrase and a new recovery key. Nothing is written. Throws `invalid` for no passphrase. */
export async function createKeys(workspace: string, passphrase: string, cost: Cost = standardCost): Promise<NewKeys> {
  return wrapAll(workspace, [newDataKey()], passphrase, cost)
}

/**
 * The data keys of a key file. Throws `wrong-passphrase` when the secret is another, `invalid` with
 * `details.recoveryKey` when the recovery key was mistyped, and `FrameError` when the file has been tampered with.
 */
export async function openKeys(file: KeyFile, secret: Secret): Promise<DataKeys> {
  const present = await unwrapPresent(file, secret)
  if (present === null) throw new Failure('wrong-passphrase', 'the secret opens no slot')
  const earlier = isSigned(file, present) ? unwrapEarlier(file, present) : null
  if (earlier !== null) return [present, ...earlier]
  forgetKeys([present])
  // Nothing was unwrapped with a data key from elsewhere, so the signature alone tells whether it belongs here.
  if ('dataKey' in secret) throw new Failure('wrong-passphrase', 'the data key is another')
  throw new FrameError('damaged', 'somebody without the data key has changed the keys')
}

/** The same keys under another passphrase: its slot is replaced, nothing else. Throws `invalid` for no passphrase. */
export async function replacePassphrase(file: KeyFile, keys: DataKeys, passphrase: string, cost: Cost = standardCost): Promise<KeyFile> {
  const slot = await wrapUnderPassphrase(file.workspace, passphrase, keys[0], cost)
  return signed({ ...file, slots: file.slots.map((old) => (old.type === 'passphrase' ? slot : old)) }, keys[0])
}

/** The same keys under a new recovery key: its slot is replaced, nothing else. */
export function replaceRecoveryKey(file: KeyFile, keys: DataKeys): { file: KeyFile; recoveryKey: string } {
  const secret = newRecoveryKey()
  const slot = wrapUnderSecret(file.workspace, 'recovery', secret, keys[0])
  const slots = file.slots.map((old) => (old.type === 'recovery' ? slot : old))
  return { file: signed({ ...file, slots }, keys[0]), recoveryKey: textOnce(secret) }
}

/**
 * A new data key in front of the present ones, which stay until all files are sealed anew (*Byt nyckel*). The recovery
 * key is new too: the old one could only be kept under the data key that is not trusted any more. Throws
 * `wrong-passphrase`.
 */
export async function addDataKey(file: KeyFile, keys: DataKeys, passphrase: string): Promise<NewKeys> {
  forgetKeys(await openKeys(file, { passphrase }))
  return wrapAll(file.workspace, [newDataKey(), ...keys], passphrase, slotOf(file, 'passphrase').kdf.N)
}

/** The present data key alone, once no file needs the earlier ones. Wipes nothing: that is for whoever holds them. */
export function dropEarlierKeys(file: KeyFile, keys: DataKeys): { file: KeyFile; keys: DataKeys } {
  return { file: signed({ ...file, slots: file.slots.filter(({ type }) => type !== 'earlier') }, keys[0]), keys: [keys[0]] }
}

async function wrapAll(workspace: string, keys: DataKeys, passphrase: string, cost: Cost): Promise<NewKeys> {
  const [present, ...earlier] = keys
  const secret = newRecoveryKey()
  const slots = [
    await wrapUnderPassphrase(workspace, passphrase, present, cost),
    wrapUnderSecret(workspace, 'recovery', secret, present),
    ...earlier.map((key) => wrapUnderSecret(workspace, 'earlier', present.bytes, key)),
  ]
  return { file: signed({ workspace, key: present.id, slots }, present), keys, recoveryKey: textOnce(secret) }
}

async function unwrapPresent(file: KeyFile, secret: Secret): Promise<DataKey | null> {
  if ('passphrase' in secret) return unwrapWithPassphrase(file.workspace, slotOf(file, 'passphrase'), secret.passphrase)
  if ('dataKey' in secret) return { id: file.key, bytes: Buffer.from(secret.dataKey) }
  const typed = readRecoveryKey(secret.recoveryKey)
  if ('problem' in typed) throw new Failure('invalid', 'the recovery key is mistyped', { recoveryKey: typed.problem })
  const present = unwrapWithSecret(file.workspace, slotOf(file, 'recovery'), typed.key)
  typed.key.fill(0)
  return present
}

function unwrapEarlier(file: KeyFile, present: DataKey): DataKey[] | null {
  const earlier: DataKey[] = []
  for (const slot of file.slots) {
    if (slot.type !== 'earlier') continue
    const key = unwrapWithSecret(file.workspace, slot, present.bytes)
    if (key === null) return null
    earlier.push(key)
  }
  return earlier
}

function textOnce(secret: Buffer): string {
  const text = recoveryKeyText(secret)
  secret.fill(0)
  return text
}
