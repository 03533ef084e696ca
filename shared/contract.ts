import * as v from 'valibot'
import { EventContent, EventDigest, EventDraft } from './calendar/event.ts'
import { ExportChoice, ExportResult } from './calendar/export.ts'
import { ExampleId, ProgrammeContent } from './calendar/programme.ts'
import { KindName, Link, Meta, Rev } from './document.ts'
import { Id } from './id.ts'
import { NoteContent, NoteDigest, NoteDraft } from './journal.ts'
import { Settings, SettingsChange, Language } from './settings.ts'
import { Instant, PlainDate, Zone } from './time.ts'
import { AppState } from './workspace.ts'

interface Call<In extends v.GenericSchema, Out extends v.GenericSchema> {
  input: In
  output: Out
}

/** Declares a call: what goes in, what comes out. */
function call<In extends v.GenericSchema, Out extends v.GenericSchema>(input: In, output: Out): Call<In, Out> {
  return { input, output }
}

const nothing = v.strictObject({})
const done = v.strictObject({})
const byId = v.strictObject({ id: Id })
const saved = v.strictObject({ rev: Rev, savedAt: Instant })
const stored = <Content extends v.GenericSchema>(content: Content) => v.object({ ...Meta.entries, content })
const listed = <Digest extends v.GenericSchema>(digest: Digest) =>
  v.array(v.object({ ...Meta.entries, title: v.string(), tags: v.array(v.string()), digest }))

/** Every call, once. To add one: a line here and a function of the same name in its service. */
export const calls = {
  'app.state': call(nothing, AppState),
  'app.settings': call(nothing, Settings),
  'app.changeSettings': call(SettingsChange, Settings),

  'workspace.chooseFolder': call(nothing, v.strictObject({ folder: v.nullable(v.string()) })),
  'workspace.start': call(
    v.strictObject({ folder: v.pipe(v.string(), v.maxLength(4096)), examples: v.array(ExampleId), language: Language }),
    AppState,
  ),
  'workspace.recheck': call(nothing, AppState),

  'journal.list': call(nothing, listed(NoteDigest)),
  'journal.read': call(byId, stored(NoteContent)),
  'journal.save': call(v.strictObject({ id: Id, draft: NoteDraft, base: Rev }), saved),
  'journal.trash': call(byId, done),
  'journal.untrash': call(byId, done),
  'journal.linkedTo': call(v.strictObject({ link: Link }), listed(NoteDigest)),

  'calendar.list': call(v.strictObject({ from: PlainDate, to: PlainDate, zone: Zone }), listed(EventDigest)),
  'calendar.undated': call(nothing, listed(EventDigest)),
  'calendar.read': call(byId, stored(EventContent)),
  'calendar.save': call(v.strictObject({ id: Id, draft: EventDraft, base: Rev }), saved),
  'calendar.trash': call(byId, done),
  'calendar.untrash': call(byId, done),
  'calendar.programmes': call(
    nothing,
    v.array(v.object({ ...stored(ProgrammeContent).entries, events: v.number(), firstDay: v.nullable(PlainDate) })),
  ),
  'calendar.addExample': call(
    v.strictObject({ example: ExampleId, language: Language }),
    v.strictObject({ programme: Id, firstDay: v.nullable(PlainDate) }),
  ),
  'calendar.exportIcs': call(ExportChoice, ExportResult),

  'shell.saveFile': call(
    v.strictObject({ fileName: v.pipe(v.string(), v.maxLength(200)), text: v.string() }),
    v.variant('how', [
      v.strictObject({ how: v.literal('saved'), path: v.string() }),
      v.strictObject({ how: v.literal('cancelled') }),
      /** The window itself offers the file as a download. */
      v.strictObject({ how: v.literal('download') }),
    ]),
  ),
  /** The answer to `flush`: whether something written could not be saved. */
  'shell.flushed': call(v.strictObject({ unsaved: v.boolean() }), done),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type Input<Name extends CallName> = v.InferInput<Calls[Name]['input']>
export type Parsed<Name extends CallName> = v.InferOutput<Calls[Name]['input']>
export type Output<Name extends CallName> = v.InferOutput<Calls[Name]['output']>
/** A call without a service does not compile. */
export type Handlers = { [Name in CallName]: (input: Parsed<Name>) => Promise<Output<Name>> }
/** The handlers of one or more subjects. */
export type HandlersOf<Subject extends string> = { [Name in Extract<CallName, `${Subject}.${string}`>]: Handlers[Name] }

/** What the window can be asked to do from a menu, a shortcut of the system or a shell that wants to close. */
export const windowCommands = [
  'new-note',
  'new-event',
  'go-today',
  'go-journal',
  'go-calendar',
  'go-settings',
  'palette',
  'shortcuts',
  'print',
  'export-ics',
] as const

/** Every event from the services and shells to the windows, once. */
export const events = {
  /** Documents of a kind changed on disk; without an id: many of them. */
  changed: v.strictObject({ kind: KindName, id: v.optional(Id), rev: v.optional(Rev) }),
  settings: Settings,
  workspace: v.strictObject({}),
  command: v.strictObject({ name: v.picklist(windowCommands) }),
  /** Show a place in the app: a path that a link from outside named. */
  navigate: v.strictObject({ to: v.pipe(v.string(), v.regex(/^\/(journal|calendar)\/[0-9a-f-]{36}$/)) }),
  /** Save everything now and answer with `shell.flushed`. */
  flush: v.strictObject({}),
} as const

export type EventName = keyof typeof events
export type EventData<Name extends EventName> = v.InferOutput<(typeof events)[Name]>
export type Publish = <Name extends EventName>(name: Name, data: EventData<Name>) => void
