import * as v from 'valibot'
import { Id } from './id.ts'
import { Instant } from './time.ts'

/** The kinds of document that exist. A new kind is a name here, a `Kind` in its subject and a line in `shared/kinds.ts`. */
export const kindNames = ['note', 'event', 'programme'] as const
export const KindName = v.picklist(kindNames)
export type KindName = (typeof kindNames)[number]

/** A counter of saves: 0 is "never saved", the first save gives 1. */
export const Rev = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A pointer from one document to another. */
export const Link = v.strictObject({ kind: KindName, id: Id })
export type Link = v.InferOutput<typeof Link>

/** Where a document stands between own paper and official document (design.md §7). */
export const Handling = v.picklist(['working', 'shared', 'finalised', 'registered'])

/** What every document's content may carry. */
export const commonContent = {
  tags: v.optional(v.array(v.pipe(v.string(), v.maxLength(200))), () => []),
  links: v.optional(v.array(Link), () => []),
  handling: v.optional(Handling, 'working'),
  trashedAt: v.optional(Instant),
}

/** What the store adds to the content of a document. */
export const Meta = v.object({ id: Id, rev: Rev, createdAt: Instant, updatedAt: Instant })
export type Meta = v.InferOutput<typeof Meta>

/** A document as the services hand it out: who it is, and what it says. */
export type Stored<Content> = Meta & { content: Content }

/** What is common to the content of all kinds. */
export interface CommonContent {
  tags: string[]
  links: Link[]
  handling: v.InferOutput<typeof Handling>
  trashedAt?: string | undefined
}

/** A first and a last day, `YYYY-MM-DD`. */
export interface Days {
  first: string
  last: string
}

/** A kind of document: its schema, its way up from older schemas, and what lists need to know of it. */
export interface Kind<Name extends KindName = KindName, Content extends CommonContent = CommonContent, Digest = unknown> {
  name: Name
  /** Number of the present schema; older files are migrated on read, newer ones are read-only. */
  schema: number
  /** Loose on disk, so that unknown fields survive. */
  content: v.GenericSchema<unknown, Content>
  /** `migrate[n]` lifts content of schema n to n + 1. */
  migrate: Readonly<Record<number, (content: unknown) => unknown>>
  title(content: Content): string
  /** The few fields that lists and calendars need without reading the whole file. */
  digest(content: Content): Digest
  /** What is searched besides title and tags, as plain text; nothing where the kind has none. */
  text?(content: Content): string
  /** The days it is about, both inclusive, for a search among dates. */
  days?(digest: Digest): Days | undefined
}

export type ContentOf<K> = K extends Kind<KindName, infer Content, unknown> ? Content : never
export type DigestOf<K> = K extends Kind<KindName, infer _Content, infer Digest> ? Digest : never

/** Reads content of any known schema version. Throws valibot's error when it does not fit. */
export function readContent<Content extends CommonContent>(kind: Kind<KindName, Content, unknown>, schema: number, raw: unknown): Content {
  let content = raw
  for (let version = schema; version < kind.schema; version++) {
    const lift = kind.migrate[version]
    if (!lift) throw new Error(`no migration of ${kind.name} from schema ${version}`)
    content = lift(content)
  }
  return v.parse(kind.content, content)
}
