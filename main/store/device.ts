import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { ensureFolder, readIfPresent, replaceFile } from './safe-file.ts'

const DeviceFile = v.looseObject({ id: v.pipe(v.string(), v.uuid()), machine: v.string() })

/**
 * This computer's random id in a workspace: names what only this computer writes. Copied to another computer, the file
 * belongs to the first one, and a new id is made (store.md §15, risk 8). It says nothing that a file name in the workspace
 * does not say already, so it lies open.
 */
export class Device {
  readonly #folder: string
  readonly #machine: () => Promise<string>

  /** `folder` is the workspace's place among the app's own data. */
  constructor(folder: string, machine: () => Promise<string> = thisMachine) {
    this.#folder = folder
    this.#machine = machine
  }

  /** The id, if one has been made. Throws a `Failure`. */
  async known(): Promise<string | null> {
    const known = readDevice(await readIfPresent(this.#path))
    return known?.machine === (await this.#here()) ? known.id : null
  }

  /** The id, made at the first need of it. Throws a `Failure`. */
  async id(): Promise<string> {
    const known = await this.known()
    if (known !== null) return known
    const id = randomUUID()
    await ensureFolder(this.#folder)
    await replaceFile(this.#path, Buffer.from(`${JSON.stringify({ id, machine: await this.#here() })}\n`))
    return id
  }

  get #path(): string {
    return join(this.#folder, 'device.json')
  }

  async #here(): Promise<string> {
    return createHash('sha256')
      .update(`${this.#folder}\0${await this.#machine()}`)
      .digest('base64url')
  }
}

function readDevice(bytes: Buffer | null): v.InferOutput<typeof DeviceFile> | null {
  try {
    return bytes === null ? null : v.parse(DeviceFile, JSON.parse(bytes.toString('utf8')))
  } catch {
    // Whatever it was, it is no id of ours: a new one costs nothing but a file more.
    return null
  }
}

/** What tells this computer and this person on it from others, without asking another program. */
async function thisMachine(): Promise<string> {
  const systemId = await readFile('/etc/machine-id', 'utf8').catch(() => '')
  return [hostname(), homedir(), systemId.trim()].join('\0')
}
