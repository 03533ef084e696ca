import type { HandlersOf } from '../../shared/contract.ts'
import type { NoteContent } from '../../shared/journal.ts'
import type { Context } from './context.ts'
import { trashOf } from './trash.ts'

/** Reflection notes. */
export function journalService(context: Context): HandlersOf<'journal'> {
  const { session, publish } = context
  const { trash, untrash } = trashOf(context, 'note')
  const newestFirst = () =>
    session.workspace.list('note').toSorted((a, b) => b.digest.date.localeCompare(a.digest.date) || b.createdAt.localeCompare(a.createdAt))

  return {
    'journal.list': async () => newestFirst(),
    'journal.read': ({ id }) => session.workspace.read('note', id),
    'journal.save': async ({ id, draft, base }) => {
      const { workspace } = session
      // What somebody writes in is no longer in the trash.
      const { trashedAt: _before, ...present } = (await workspace.find('note', id))?.content ?? { handling: 'working' as const }
      const content: NoteContent = { ...present, ...draft }
      const saved = await workspace.save('note', id, base, content)
      publish('changed', { kind: 'note', id, rev: saved.rev })
      return saved
    },
    'journal.trash': trash,
    'journal.untrash': untrash,
    'journal.linkedTo': async ({ link }) =>
      newestFirst().filter(({ digest }) => digest.links.some(({ kind, id }) => kind === link.kind && id === link.id)),
  }
}
