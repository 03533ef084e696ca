import { basename, dirname } from 'node:path'
import type { Header } from './document-file.ts'
import type { DocumentFiles } from './document-files.ts'
import { type SafePlace, setAside } from './quarantine.ts'
import type { Tombstones } from './tombstones.ts'
import type { KindName } from '../../shared/document.ts'

interface Parts extends SafePlace {
  files: DocumentFiles
  tombstones: Tombstones
}

/**
 * Takes away the file of a document that is deleted for good. It came back by a sync program, from a backup or by hand, so a
 * copy goes into quarantine first; when that cannot be written, the file stays. Only what this computer itself was about
 * to remove when it ended (the same revision, still in the trash) goes without a copy: somebody asked for that.
 */
export async function bury({ files, tombstones, ...place }: Parts, kind: KindName, header: Header, path: string): Promise<void> {
  const isUnfinished = header.trashedAt !== undefined && tombstones.isOurs(kind, header.id, header.rev)
  if (!isUnfinished) {
    const { keptAt } = await setAside(place, dirname(path), kind, basename(path), 'unreadable')
    if (keptAt === null) return
  }
  await files.remove(kind, header.id)
}
