import { decodeDocument } from '../document-file.ts'
import { contentAt, type Pack } from './pack.ts'

/** Whether these are the bytes of a document's file as they were written, and its content has this checksum. */
export function isWhole(file: Buffer, sha256: string): boolean {
  try {
    return decodeDocument(file).header.sha256 === sha256
  } catch {
    return false
  }
}

/** The verified bytes of a version's file; undefined when they cannot be had. */
export function keptBytes({ records }: Pack, index: number): Buffer | undefined {
  const bytes = contentAt(records, index)
  return bytes && isWhole(bytes, records[index]!.header.sha256) ? bytes : undefined
}
