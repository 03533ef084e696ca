import { readFileSync } from 'node:fs'

/*
 * What an earlier version wrote, made once and never again: every later version must open it. In base64, since no tool
 * that tidies text may touch a byte.
 */

const read = (name: string): Buffer => Buffer.from(readFileSync(new URL(`frozen/${name}.b64`, import.meta.url), 'utf8'), 'base64')

export const frozen = {
  /** Bytes 1 to 32, and their id. */
  key: () => ({ id: 'AQIDBAUGBwg', bytes: Buffer.from(Array.from({ length: 32 }, (_, n) => n + 1)) }),
  name: 'note/01890000-0000-7000-8000-000000000001',
  sealed: () => read('sealed-1'),
  records: () => [read('record-1-0'), read('record-1-1')] as const,
  workspace: '7b0c1c52-4a4e-4a9f-9d5e-0a4f5d6c7b8a',
  /** N = 2^15; the data key has been changed once and the earlier one is still there. */
  keyFile: () => read('keys-1'),
  passphrase: 'kaffe tåg fjäll båt',
  recoveryKey: 'DRHF-E011-V1KQ-RX11-6V2Y-TCW8-HATS-6T17-YTDT',
  keys: [
    { id: '0KFu1fsVXO4', bytes: 'HP3FNzcZkCtOmGDr_7CX2AU2CH6by7E1tR2JEeANZGY' },
    { id: 'LALLbYNnmcQ', bytes: 'OlUmVsdS2b6o7QAL-cP59pYS9kFhb-O4m0SDSs3pqpA' },
  ],
}
