import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentBytes, encodeDocument } from '../../main/store/document-file.ts'
import { type OpenOptions, Workspace } from '../../main/store/workspace.ts'
import type { ContentOf, Kind, KindName } from '../../shared/document.ts'
import { idFrom } from '../../shared/id.ts'
import { type Kinds, kinds } from '../../shared/kinds.ts'

/** A workspace with `size` documents of a kind, written as the store writes them but without waiting for the disk. */
export async function filledWorkspace<Name extends KindName>(
  home: string,
  options: OpenOptions,
  kind: Name,
  size: number,
  contentOf: (n: number) => ContentOf<Kinds[Name]>,
): Promise<Workspace> {
  await (await Workspace.open(home, { ...options, create: true })).close()
  await mkdir(join(home, 'documents', kind), { recursive: true })
  const { title, digest, schema } = kinds[kind] as unknown as Kind<KindName, ContentOf<Kinds[Name]>>
  const now = new Date(0).toISOString()
  for (let n = 0; n < size; n++) {
    const id = idFrom(1_700_000_000_000 + n, crypto.getRandomValues(new Uint8Array(10)))
    const content = contentOf(n)
    const header = {
      kind,
      id,
      schema,
      rev: 1,
      title: title(content),
      tags: [],
      digest: digest(content),
      createdAt: now,
      updatedAt: now,
      parents: [],
    }
    await writeFile(join(home, 'documents', kind, `${id}.json`), encodeDocument(header, contentBytes(content)))
  }
  return Workspace.open(home, options)
}
