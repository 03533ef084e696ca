import { basename } from 'node:path'
import type { BackupDocument } from '../../../shared/backup.ts'
import { type CommonContent, type ContentOf, type Kind, type KindName, kindNames, readContent } from '../../../shared/document.ts'
import { type Kinds, kinds } from '../../../shared/kinds.ts'
import { Failure } from '../../../shared/reply.ts'
import { documentIn } from '../../store/backup/backed-up.ts'
import type { Backup } from '../../store/backup/backup.ts'
import { bad, type BackupFile } from '../../store/backup/manifest.ts'
import { forEach, type Work } from '../../store/backup/work.ts'
import { decodeDocument, FrameError, type Header } from '../../store/document-file.ts'
import type { Seal } from '../../store/encryption/seal.ts'
import { checkHeader } from '../../store/stored-document.ts'
import type { Workspace } from '../../store/workspace.ts'

/** A document of a backup, lifted to the present schema. */
export interface FoundDocument<Name extends KindName = KindName> {
  kind: Name
  id: string
  header: Header
  content: ContentOf<Kinds[Name]>
  /** The file as it is when open. */
  bytes: Buffer
}

const isKnown = (kind: string): kind is KindName => (kindNames as readonly string[]).includes(kind)

/** The file of a document in a backup. Throws `not-found`. */
export function fileOf(backup: Backup, kind: string, id: string): BackupFile {
  const file = backup.files.find(({ path }) => {
    const document = documentIn(path)
    return document?.kind === kind && document.id === id
  })
  if (!file) throw new Failure('not-found', 'the backup does not hold this document')
  return file
}

/** Reads a document of a kind that we know; null for other files. Throws `bad-backup`, or `newer` for what we cannot read. */
export async function readDocumentIn(backup: Backup, file: BackupFile, seal: Seal): Promise<FoundDocument | null> {
  const document = documentIn(file.path)
  if (!document || !isKnown(document.kind)) return null
  const { kind, id } = document
  const lying = await backup.read(file)
  try {
    const bytes = basename(file.path).endsWith('.sealed') ? seal.open('document', `${kind}/${id}`, lying) : lying
    const { header, content } = decodeDocument(bytes)
    checkHeader(kind, id, header)
    const lifted = readContent(kinds[kind] as Kind, header.schema, content) as ContentOf<Kinds[KindName]>
    return { kind, id, header, content: lifted, bytes }
  } catch (fault) {
    if (fault instanceof FrameError && fault.reason === 'newer') throw new Failure('newer', fault.message)
    if (fault instanceof Failure) throw fault
    throw bad('a document cannot be read')
  }
}

/** The documents of a backup, the latest changed first, each compared with the one in the workspace. */
export async function listDocuments(backup: Backup, workspace: Workspace, seal: Seal, work: Work): Promise<BackupDocument[]> {
  const present = new Map(kindNames.flatMap((kind) => workspace.list(kind).map(({ id, sha256 }) => [`${kind}/${id}`, sha256] as const)))
  const found: BackupDocument[] = []
  await forEach(backup.files, work, async (file) => {
    const document = await readDocumentIn(backup, file, seal).catch(passOver)
    if (!document) return
    const { kind, id, header, content } = document
    const sha256 = present.get(`${kind}/${id}`)
    found.push({
      kind,
      id,
      title: (kinds[kind] as unknown as Kind).title(content as CommonContent),
      rev: header.rev,
      updatedAt: header.updatedAt,
      trashed: header.trashedAt !== undefined,
      now: sha256 === undefined ? 'missing' : sha256 === header.sha256 ? 'same' : 'changed',
    })
  })
  return found.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}

/** A document that cannot be read is no hindrance to the others. */
export function passOver(fault: unknown): null {
  if (fault instanceof Failure && (fault.code === 'bad-backup' || fault.code === 'newer')) return null
  throw fault
}
