import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { FrameError } from '../../main/store/document-file.ts'
import type { RecordPlace, Seal } from '../../main/store/encryption/seal.ts'

/** A seal that hides and binds as the real one does, with a key of its own and without what makes that slow. */
export function makeTrialSeal(): Seal {
  const key = randomBytes(32)
  const close = (place: Buffer, bytes: Uint8Array) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place)
    const hidden = Buffer.concat([nonce, cipher.update(bytes), cipher.final()])
    return { bytes: Buffer.concat([hidden, cipher.getAuthTag()]), tag: cipher.getAuthTag() }
  }
  const open = (place: Buffer, sealed: Uint8Array) => {
    if (sealed.length < 28) throw new FrameError('damaged', 'too short')
    const tag = Buffer.from(sealed.subarray(-16))
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(place).setAuthTag(tag)
    try {
      return { bytes: Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]), tag }
    } catch {
      throw new FrameError('damaged', 'not what was sealed')
    }
  }
  const fileOf = (purpose: string, name: string) => Buffer.from(`${purpose} ${name}`)
  const placeOf = ({ purpose, name, number, previous }: RecordPlace) =>
    Buffer.concat([Buffer.from(`${purpose} ${name} ${number} `), previous])
  return {
    ending: '.sealed',
    close: (purpose, name, bytes) => close(fileOf(purpose, name), bytes).bytes,
    open: (purpose, name, file) => open(fileOf(purpose, name), file).bytes,
    closeRecord: (place, bytes) => close(placeOf(place), bytes),
    openRecord: (place, record) => open(placeOf(place), record),
  }
}
