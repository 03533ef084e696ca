import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { HandlersOf } from '../../shared/contract.ts'
import type { Kind } from '../../shared/document.ts'
import { UnsavedDraft } from '../../shared/drafts.ts'
import { kinds } from '../../shared/kinds.ts'
import { Failure } from '../../shared/reply.ts'
import { FrameError } from '../store/document-file.ts'
import { Drafts, type StoredDraft } from '../store/drafts.ts'
import { setAside } from '../store/quarantine.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Context } from './context.ts'

/** Texts that could not be saved: kept until their documents hold them, and found again after a crash (store.md §6.2). */
export function draftsService({ session, appData, clock }: Context): HandlersOf<'drafts'> {
  let open: { workspace: Workspace; drafts: Drafts } | undefined
  /** One for each opening of a workspace: what is kept and dropped at the same time must stand in one queue. */
  const drafts = (): Drafts => {
    const { workspace } = session
    if (open?.workspace !== workspace) open = { workspace, drafts: new Drafts(appData, workspace.id, workspace.seal) }
    return open.drafts
  }

  return {
    'drafts.keep': async ({ key, kind, id, base, draft }) => {
      await drafts().keep({ key, kind, id, base, draft, title: titleOf(kind, draft), at: clock().toISOString() })
      return {}
    },
    'drafts.list': async () => {
      const { workspace } = session
      const kept = drafts()
      const { drafts: found, damaged } = await kept.list()
      for (const { name, fault } of damaged) await tell(workspace, kept.folder, name, fault)
      const unsaved: StoredDraft[] = []
      for (const draft of found) {
        // The answer to a save reached nobody: the document holds the text all the same.
        if (await isInDocument(workspace, draft)) await kept.drop(draft.key)
        else unsaved.push(draft)
      }
      return unsaved.map(({ draft: _text, ...listed }) => listed)
    },
    'drafts.read': async ({ key }) => {
      const found = await drafts().read(key)
      if (!found) throw new Failure('not-found', 'no such draft')
      const { kind, id, base, draft } = found
      const parsed = v.safeParse(UnsavedDraft, { key, kind, id, base, draft })
      if (!parsed.success) throw new Failure('corrupt', 'the draft does not fit its kind')
      return parsed.output
    },
    'drafts.drop': async ({ key }) => {
      await drafts().drop(key)
      return {}
    },
  }
}

/** A draft has the fields that a title is made of. */
function titleOf(kind: UnsavedDraft['kind'], draft: UnsavedDraft['draft']): string {
  return (kinds[kind] as unknown as Kind).title(draft as never)
}

/** Whether every field of the draft says in the document what it says here. One that cannot be read now does not hold it. */
async function isInDocument(workspace: Workspace, { kind, id, draft }: StoredDraft): Promise<boolean> {
  const document = await workspace.find(kind, id).catch(() => undefined)
  if (!document) return false
  const content = document.content as unknown as Record<string, unknown>
  return Object.entries(draft as Record<string, unknown>).every(([field, value]) => isDeepStrictEqual(content[field], value))
}

async function tell(workspace: Workspace, folder: string, name: string, fault: unknown): Promise<void> {
  const reason = fault instanceof FrameError ? fault.reason : 'unreadable'
  workspace.tell(await setAside(workspace, folder, 'draft', name, reason))
}
