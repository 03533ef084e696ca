import * as v from 'valibot'
import { Category } from './event.ts'
import { ExampleId } from './programme.ts'
import { When } from './when.ts'

const Words = v.strictObject({ sv: v.string(), en: v.string() })

/** An event of a shipped programme, before anybody's copy of it. */
const ExampleEvent = v.strictObject({
  id: v.string(),
  category: Category,
  when: When,
  title: Words,
  /** Without one, the programme's terms for the category. */
  description: v.optional(Words),
  location: v.optional(v.string(), ''),
})
export type ExampleEvent = v.InferOutput<typeof ExampleEvent>

/** A programme that ships with the app as data: `assets/programmes/<id>.json` (domain.md §2). */
export const ExampleProgramme = v.strictObject({
  id: ExampleId,
  name: Words,
  sponsor: Words,
  provider: Words,
  description: Words,
  terms: v.record(v.string(), Words),
  events: v.array(ExampleEvent),
})
export type ExampleProgramme = v.InferOutput<typeof ExampleProgramme>
