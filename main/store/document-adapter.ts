import type { Adapter } from 'lowdb'
import { decodeDocument, encodeDocument, type Framed, contentBytes } from './document-file.ts'
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
    const { format: _format, bytes: _bytes, sha256: _sha256, ...fields } = document.header
    const { content } = document
    await replaceFile(this.#path, encodeDocument(fields, contentBytes(content)))
  }
}
