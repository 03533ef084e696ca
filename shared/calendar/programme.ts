import * as v from 'valibot'
import { commonContent, type Kind } from '../document.ts'

/** The example programmes that ship with the app (domain.md §2). */
export const exampleIds = ['ex-2019', 'ex-2012'] as const
export const ExampleId = v.picklist(exampleIds)
export type ExampleId = (typeof exampleIds)[number]

export const ProgrammeContent = v.looseObject({
  ...commonContent,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  sponsor: v.optional(v.string(), ''),
  provider: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  example: v.optional(ExampleId),
})
export type ProgrammeContent = v.InferOutput<typeof ProgrammeContent>

export const ProgrammeDigest = v.object({ example: v.optional(ExampleId) })
export type ProgrammeDigest = v.InferOutput<typeof ProgrammeDigest>

/** A season of webinars, meetings and coaching that belong together. */
export const programme: Kind<'programme', ProgrammeContent, ProgrammeDigest> = {
  name: 'programme',
  schema: 1,
  content: ProgrammeContent,
  migrate: {},
  title: ({ name }) => name,
  digest: ({ example }) => (example === undefined ? {} : { example }),
}
