import type { Adapter } from 'lowdb'
import { contentBytes, decodeDocument, encodeDocument, type Framed } from './document-file.ts'
import { readIfPresent, replaceFile } from './safe-file.ts'

/** lowdb's way to one document's file: verified when read, durable when written. Missing is null, nothing else is. */
export class DocumentAdapter implements Adapter<Framed | null> {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async read(): Promise<Framed | null> {
    const bytes = await readIfPresent(this.#path)
    return bytes === null ? null : decodeDocument(bytes)
  }

  async write(document: Framed | null): Promise<void> {
    if (document === null) throw new TypeError('a document is never written as nothing')
    await replaceFile(this.#path, encodeDocument(document.header, contentBytes(document.content)))
  }
}
