import type { HandlersOf } from '../../shared/contract.ts'
import type { CommonContent, ContentOf, KindName } from '../../shared/document.ts'
import type { Kinds } from '../../shared/kinds.ts'
import { goesAt, type Trashed } from '../../shared/trash.ts'
import type { Context } from './context.ts'

/** Puts a document in the trash and takes it back, by the field that says when it went there. */
export function trashOf<Name extends KindName>({ session, clock, publish }: Context, kind: Name) {
  const set = async (id: string, trashedAt: string | undefined): Promise<Record<string, never>> => {
    await session.workspace.change(kind, id, (content) => {
      const { trashedAt: _before, ...rest } = content as CommonContent
      return (trashedAt === undefined ? rest : { ...rest, trashedAt }) as ContentOf<Kinds[Name]>
    })
    publish('changed', { kind, id })
    return {}
  }
  return {
    trash: ({ id }: { id: string }) => set(id, clock().toISOString()),
    untrash: ({ id }: { id: string }) => set(id, undefined),
  }
}

/** The trash: what lies in it, the way back, and the way out. */
export function trashService(context: Context): HandlersOf<'trash'> {
  const { session, publish } = context
  const list = (): Trashed[] =>
    session.workspace
      .listTrashed()
      .map(({ kind, id, title, trashedAt }) => ({ kind, id, title, trashedAt, goesAt: goesAt(trashedAt) }))
      .toSorted((a, b) => b.trashedAt.localeCompare(a.trashedAt) || a.id.localeCompare(b.id))

  return {
    'trash.list': async () => list(),
    'trash.restore': ({ kind, id }) => trashOf(context, kind).untrash({ id }),
    'trash.purge': async ({ kind, id }) => {
      await session.workspace.purge(kind, id)
      publish('changed', { kind, id })
      return {}
    },
    'trash.purgeAll': async ({ upTo }) => {
      const { workspace } = session
      const meant = list().filter(({ trashedAt }) => trashedAt <= upTo)
      // Whatever happens on the way, the screens are told what is gone.
      try {
        for (const { kind, id } of meant) await workspace.purge(kind, id)
      } finally {
        for (const kind of new Set(meant.map((one) => one.kind))) publish('changed', { kind })
      }
      return { count: meant.length }
    },
  }
}
