import { join } from 'node:path'
import type { CommonContent, ContentOf, KindName } from '../../../shared/document.ts'
import type { Kinds } from '../../../shared/kinds.ts'
import { Failure } from '../../../shared/reply.ts'
import type { Seal } from '../../store/encryption/seal.ts'
import { ensureFolder, replaceFile } from '../../store/safe-file.ts'
import type { Workspace } from '../../store/workspace.ts'
import { kindFolder } from '../../store/workspace-folder.ts'
import type { FoundDocument } from './backup-documents.ts'

/**
 * Puts a document of a backup in the workspace, as a new revision above everything seen there. What stands there now is
 * not written over: the workspace keeps it as a version, and a file that cannot be read only gives way once a copy of it
 * has been put aside. Resolves to whether anything had to be changed. Throws a `Failure`.
 */
export async function putBack(
  workspace: Workspace,
  seal: Seal,
  found: FoundDocument,
  trash: 'as-it-was' | 'out-of-it',
): Promise<{ changed: boolean; rev: number }> {
  const { kind, id } = found
  const content = trash === 'as-it-was' ? found.content : untrashed(found.content)
  let present = await presentOne(workspace, kind, id)
  const before = present?.rev
  if (!present) {
    const folder = kindFolder(workspace.folder, kind)
    await ensureFolder(folder)
    await replaceFile(join(folder, `${id}${seal.ending}`), seal.close('document', `${kind}/${id}`, found.bytes))
    present = await workspace.find(kind, id)
  }
  // Deleted for good after this revision: then the workspace itself gives it one that lives.
  const { rev } = present ? await workspace.change(kind, id, () => content) : await workspace.save(kind, id, 0, content)
  return { changed: rev !== before, rev }
}

/** The document as it stands; undefined when it has no file, or one that cannot be read and is safe elsewhere. */
async function presentOne(workspace: Workspace, kind: KindName, id: string) {
  try {
    return await workspace.find(kind, id)
  } catch (fault) {
    const aside = workspace.problems.find((problem) => problem.kind === kind && problem.file.includes(id))?.keptAt
    if (fault instanceof Failure && fault.code === 'corrupt' && aside) return undefined
    throw fault
  }
}

function untrashed(content: ContentOf<Kinds[KindName]>): ContentOf<Kinds[KindName]> {
  const { trashedAt: _before, ...rest } = content as CommonContent
  return rest as ContentOf<Kinds[KindName]>
}
