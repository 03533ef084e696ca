import { join } from 'node:path'
import { Low } from 'lowdb'
import * as v from 'valibot'
import { type CommonContent, type ContentOf, type Kind, type KindName, readContent } from '../../shared/document.ts'
import { Id } from '../../shared/id.ts'
import { type Kinds, kinds } from '../../shared/kinds.ts'
import { DocumentAdapter } from './document-adapter.ts'
import { checksum, contentBytes, FrameError, type Framed, frameFormat, type Header } from './document-file.ts'
import { kindFolder } from './workspace-folder.ts'

/** What the store decides about a version that is to be written. */
type Version = Pick<Header, 'rev' | 'createdAt' | 'updatedAt' | 'parents'>

/** Where a document's file lies. */
export const documentPath = (workspace: string, kind: KindName, id: string): string => join(kindFolder(workspace, kind), `${id}.json`)

/** The id in a document's file name; undefined for all other files, which are left alone. */
export function idOf(name: string): string | undefined {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : ''
  return v.is(Id, id) ? id : undefined
}

/** Throws `FrameError` unless the file holds this document in a form that we know. */
export function checkHeader(kind: KindName, id: string, header: Header): void {
  if (header.schema > kinds[kind].schema) throw new FrameError('newer', 'the schema is newer')
  if (header.kind !== kind || header.id !== id) throw new FrameError('damaged', 'the file holds another document')
}

/** A whole document, verified and lifted to the present schema; null when it has no file. */
export async function readDocument<Name extends KindName>(
  workspace: string,
  kind: Name,
  id: string,
): Promise<{ header: Header; content: ContentOf<Kinds[Name]> } | null> {
  const low = new Low<Framed | null>(new DocumentAdapter(documentPath(workspace, kind, id)), null)
  await low.read()
  if (low.data === null) return null
  const { header, content } = low.data
  checkHeader(kind, id, header)
  return { header, content: readContent(kinds[kind] as Kind, header.schema, content) as ContentOf<Kinds[Name]> }
}

/** Content as it is stored: checked, and with the fields in the schema's order, so that equal content gives equal bytes. */
export function settle<Name extends KindName>(kind: Name, content: ContentOf<Kinds[Name]>): ContentOf<Kinds[Name]> {
  return readContent(kinds[kind] as Kind, kinds[kind].schema, content) as ContentOf<Kinds[Name]>
}

/** Writes a version of a document, safe on disk when it resolves to its header. */
export async function writeDocument<Name extends KindName>(
  workspace: string,
  kind: Name,
  id: string,
  version: Version,
  content: ContentOf<Kinds[Name]>,
): Promise<Header> {
  const bytes = contentBytes(content)
  const { trashedAt } = content as CommonContent
  const header: Header = {
    format: frameFormat,
    kind,
    id,
    schema: kinds[kind].schema,
    ...version,
    ...(trashedAt === undefined ? {} : { trashedAt }),
    ...repeated(kind, content),
    bytes: bytes.byteLength,
    sha256: checksum(bytes),
  }
  const low = new Low<Framed | null>(new DocumentAdapter(documentPath(workspace, kind, id)), null)
  low.data = { header, content }
  await low.write()
  return header
}

/** What the header repeats so that lists need not read the whole file. */
export function repeated(kind: KindName, content: unknown): Pick<Header, 'title' | 'tags' | 'digest'> {
  const { title, digest } = kinds[kind] as unknown as Kind
  const common = content as CommonContent
  return { title: title(common), tags: common.tags, digest: digest(common) }
}
