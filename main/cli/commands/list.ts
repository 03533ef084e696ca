import { sortKey, type When } from '../../../shared/calendar/when.ts'
import { kindNames } from '../../../shared/document.ts'
import { addDays } from '../../../shared/time.ts'
import type { Workspace } from '../../store/workspace.ts'
import { given, oneOf, readArguments, workspaceFolder } from '../arguments.ts'
import { openForReading, tellProblems } from '../open-workspace.ts'
import { table } from '../table.ts'
import { say, type Terminal } from '../terminal.ts'

/** `list`: the documents of a kind, trash excluded. */
export async function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, words } = readArguments(args, { workspace: { type: 'string' }, json: { type: 'boolean' } }, 1)
  const texts = terminal.texts.cli.list
  const kind = oneOf(texts.kind, kindNames, given(texts.kind, words[0]))
  const workspace = await openForReading(terminal, workspaceFolder(values.workspace, terminal.cwd))
  const { documents, headings, cells } = views[kind](workspace, terminal)
  if (values.json) {
    const answer = documents.map(({ id, title, tags, createdAt, updatedAt, digest }) => ({
      id,
      title,
      tags,
      createdAt,
      updatedAt,
      ...digest,
    }))
    say(terminal, JSON.stringify(answer, null, 2))
  } else say(terminal, documents.length === 0 ? texts.empty : table(headings, cells))
  return tellProblems(terminal, workspace)
}

const views = { note: viewNotes, event: viewEvents, programme: viewProgrammes }

function viewNotes(workspace: Workspace, { texts }: Terminal) {
  const words = texts.cli.list
  const documents = workspace.list('note').toSorted((a, b) => b.digest.date.localeCompare(a.digest.date) || a.id.localeCompare(b.id))
  const cells = documents.map(({ id, title, digest }) => [digest.date, title || words.untitled, id])
  return { documents, headings: [words.date, words.title, words.id], cells }
}

function viewEvents(workspace: Workspace, { texts }: Terminal) {
  const words = texts.cli.list
  const keyed = workspace.list('event').map((event) => ({ event, key: `${sortKey(event.digest.when)} ${event.id}` }))
  const documents = keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ event }) => event)
  const cells = documents.map(({ id, title, digest }) => [
    inWords(digest.when, texts.dates),
    texts.ics.categories[digest.category],
    title || words.untitled,
    id,
  ])
  return { documents, headings: [words.when, words.category, words.title, words.id], cells }
}

function viewProgrammes(workspace: Workspace, { texts, language }: Terminal) {
  const words = texts.cli.list
  const documents = workspace.list('programme').toSorted((a, b) => a.title.localeCompare(b.title, language))
  return { documents, headings: [words.name, words.id], cells: documents.map(({ id, title }) => [title, id]) }
}

/** `2019-05-09–2019-05-10`, `2019-04-16 10:00–10:45 Europe/Stockholm` */
function inWords(when: When, words: Terminal['texts']['dates']): string {
  if (when.type === 'none') return words.noDate
  if (when.type === 'date') {
    const last = addDays(when.end, -1)
    return `${when.start}${last === when.start ? '' : `–${last}`}${when.timeUnset ? `, ${words.timeUnset}` : ''}`
  }
  const [start, end] = [when.start.replace('T', ' '), when.end.replace('T', ' ')]
  return `${start}–${end.startsWith(start.slice(0, 10)) ? end.slice(11) : end} ${when.zone}`
}
