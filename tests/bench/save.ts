import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import type { NoteContent } from '../../shared/journal.ts'
import { textFromLines } from '../../shared/rich-text.ts'
import { filledWorkspace } from './filled-workspace.ts'
import { type Candidate, measure, print, ratio } from './side-by-side.ts'

const sizes = [100, 10_000] as const
const rounds = 300

/** What saving one changed note of 10 KB costs among few and among many notes, beside all notes in one lowdb file. */
export async function benchSave(folder: string): Promise<void> {
  const candidates: Candidate[] = []
  for (const size of sizes) candidates.push(await ours(folder, size), await oneFile(folder, size))
  const figures = await measure(candidates, rounds)
  const [few, many] = sizes
  print('Save one changed note of 10 KB', figures, [
    `ours, ${many} : ${few} notes = ${ratio(figures, oursName(many), oursName(few)).toFixed(2)} (budget 1.3)`,
    ...sizes.map((size) => `one file : ours, ${size} notes = ${ratio(figures, oneFileName(size), oursName(size)).toFixed(1)}`),
  ])
}

const oursName = (size: number) => `Workspace.save, ${size} notes`
const oneFileName = (size: number) => `one lowdb file, ${size} notes (no fsync)`

async function ours(folder: string, size: number): Promise<Candidate> {
  const options = { appData: folder, clock: () => new Date(), shell: 'bench' }
  const workspace = await filledWorkspace(join(folder, `notes-${size}`), options, 'note', size, noteContent)
  const { id } = workspace.list('note')[Math.floor(size / 2)]!
  let rev = 1
  return {
    name: oursName(size),
    async run() {
      const saved = await workspace.save('note', id, rev, noteContent(size + rev))
      rev = saved.rev
    },
  }
}

async function oneFile(folder: string, size: number): Promise<Candidate> {
  const file = join(folder, `one-file-${size}.json`)
  const notes = Array.from({ length: size }, (_, n) => noteContent(n))
  // Its own adapter writes just so: beside, then renamed, not safe on disk.
  const write = async (data: NoteContent[]) => {
    await writeFile(`${file}.tmp`, JSON.stringify(data))
    await rename(`${file}.tmp`, file)
  }
  const low = new Low<NoteContent[]>({ read: async () => notes, write }, notes)
  let count = 0
  return {
    name: oneFileName(size),
    every: size > 1000 ? 30 : 1,
    async run() {
      low.data[Math.floor(size / 2)] = noteContent(++count)
      await low.write()
    },
  }
}

function noteContent(n: number): NoteContent {
  const line = 'Vi måste komma överens: ingen kan peka med hela handen. Förbered en fråga till samtalet på torsdag. '
  return { tags: [], links: [], handling: 'working', date: '2019-01-22', body: textFromLines(`Anteckning ${n}\n${`${line}\n`.repeat(55)}`) }
}
