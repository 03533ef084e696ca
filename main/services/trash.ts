import type { CommonContent, ContentOf, KindName } from '../../shared/document.ts'
import type { Kinds } from '../../shared/kinds.ts'
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
