import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { decodeChecked, encodeChecked } from '../checked-frame.ts'
import { FrameError } from '../document-file.ts'
import { type DataKey, deriveKey } from './data-key.ts'
import { KeyId, keysFormat, Slot } from './key-slot.ts'

/*
 * `keys.json`: the data keys, wrapped (store.md §9.2). The frame's checksum tells damage from a wrong passphrase; `mac`,
 * which only the data key can make, tells whether somebody without it has changed anything.
 */

const KeyFileContent = v.strictObject({
  workspace: v.string(),
  /** Id of the present data key, which the passphrase and the recovery key unwrap. */
  key: KeyId,
  slots: v.pipe(v.array(Slot), v.maxLength(64)),
  mac: v.string(),
})

/** What `keys.json` says, whole but not yet proven to be ours: that takes the data key. */
export type KeyFile = v.InferOutput<typeof KeyFileContent>

/** The bytes of `keys.json`. */
export const encodeKeyFile = (file: KeyFile): Buffer => encodeChecked('bollplank-keys', 1, JSON.stringify(file))

/** Reads `keys.json` of this workspace. Nothing is derived yet, so no memory is taken. Throws `FrameError`. */
export function decodeKeyFile(bytes: Buffer, workspace: string): KeyFile {
  const content = decodeChecked('bollplank-keys', 1, bytes)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeyFileContent), content)
  // Written in the one way, so that what is verified is what lies on disk.
  if (!parsed.success || JSON.stringify(parsed.output) !== content) throw new FrameError('damaged', 'the keys are not as we write them')
  if (parsed.output.workspace !== workspace) throw new FrameError('damaged', 'the keys are of another workspace')
  if (!isComplete(parsed.output)) throw new FrameError('damaged', 'a slot is missing, or there twice')
  return parsed.output
}

/** A key file with its `mac` made anew. */
export function signed(content: Omit<KeyFile, 'mac'>, present: DataKey): KeyFile {
  const { workspace, key, slots } = content
  return { workspace, key, slots, mac: macOf(content, present).toString('base64url') }
}

/** Whether nothing has been changed by somebody without the data key. */
export function isSigned(file: KeyFile, present: DataKey): boolean {
  const mac = Buffer.from(file.mac, 'base64url')
  const right = macOf(file, present)
  return mac.byteLength === right.byteLength && timingSafeEqual(mac, right) && right.toString('base64url') === file.mac
}

/** The slot of a type that there is one of. */
export function slotOf<Type extends 'passphrase' | 'recovery'>(file: KeyFile, type: Type): Extract<Slot, { type: Type }> {
  return file.slots.find((slot): slot is Extract<Slot, { type: Type }> => slot.type === type)!
}

function isComplete({ key, slots }: KeyFile): boolean {
  const own = slots.filter(({ type }) => type !== 'earlier')
  const earlier = slots.filter(({ type }) => type === 'earlier').map((slot) => slot.key)
  const isWhole = own.map(({ type }) => type).join() === 'passphrase,recovery' && own.every((slot) => slot.key === key)
  return isWhole && new Set([key, ...earlier]).size === earlier.length + 1
}

function macOf({ workspace, key, slots }: Omit<KeyFile, 'mac'>, { bytes }: DataKey): Buffer {
  const secret = deriveKey(bytes, Buffer.alloc(0), keysFormat, 'keys')
  const mac = createHmac('sha256', secret)
    .update(`${keysFormat}\0${JSON.stringify({ workspace, key, slots })}`)
    .digest()
  secret.fill(0)
  return mac
}
