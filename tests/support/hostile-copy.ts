import { writeFile } from 'node:fs/promises'
import { type BackupFile, encodeManifest, type ManifestHeader } from '../../main/store/backup/manifest.ts'
import { sha256Of } from '../../main/store/backup/objects.ts'

const header = {
  workspace: '11111111-2222-4333-8444-555555555555',
  app: '0.1.0',
  number: 1,
  madeAt: '2019-01-22T09:00:00.000Z',
  why: 'hand',
  counts: {},
} satisfies Partial<ManifestHeader>

/** A whole and checksummed copy of whatever files one likes, as somebody who means harm would make it. */
export async function writeHostileCopy(
  path: string,
  files: readonly { path: string; content: string; claimed?: Partial<BackupFile> }[],
  { withWorkspace = true, more = '' } = {},
): Promise<void> {
  const all = withWorkspace ? [{ path: 'workspace.json', content: '{}', claimed: {} }, ...files] : files
  const listed = all.map(({ path, content, claimed }) => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: sha256Of(Buffer.from(content)),
    ...claimed,
  }))
  await writeFile(
    path,
    Buffer.concat([encodeManifest(header, listed), Buffer.from(all.map(({ content }) => content).join('')), Buffer.from(more)]),
  )
}
