import type { Adapter } from 'lowdb'
import { contentBytes, decodeDocument, encodeDocument, type Framed } from './document-file.ts'
import type { Seal } from './encryption/seal.ts'
import { readIfPresent, replaceFile, type Replacing } from './safe-file.ts'

/** lowdb's way to one document's file: verified when read, durable when written. Missing is null, nothing else is. */
export class DocumentAdapter implements Adapter<Framed | null> {
  readonly #path: string
  readonly #seal: Seal
  readonly #name: string
  readonly #replacing: Replacing

  /** `name` says whose file it is, for a sealed one. */
  constructor(path: string, seal: Seal, name: string, replacing: Replacing) {
    this.#path = path
    this.#seal = seal
    this.#name = name
    this.#replacing = replacing
  }

  async read(): Promise<Framed | null> {
    const bytes = await readIfPresent(this.#path)
    return bytes === null ? null : decodeDocument(this.#seal.open('document', this.#name, bytes))
  }

  async write(document: Framed | null): Promise<void> {
    if (document === null) throw new TypeError('a document is never written as nothing')
    const open = encodeDocument(document.header, contentBytes(document.content))
    await replaceFile(this.#path, this.#seal.close('document', this.#name, open), this.#replacing)
  }
}
