import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import MiniSearch from 'minisearch'
import { CompactIndex } from '../../main/services/search/compact/compact-index.ts'
import type { Searchable, SearchIndex } from '../../main/services/search/search-index.ts'
import { searchService } from '../../main/services/search/search-service.ts'
import { Search } from '../../main/services/search/search.ts'
import { wordsOf } from '../../main/services/search/words.ts'
import { Session } from '../../main/services/session.ts'
import type { NoteContent } from '../../shared/journal.ts'
import { textFromLines } from '../../shared/rich-text.ts'
import { filledWorkspace } from './filled-workspace.ts'
import { Corpus } from './search-corpus.ts'
import { type Candidate, type Figure, measure, print, ratio } from './side-by-side.ts'

const size = 10_000
const rounds = 100
/** Milliseconds a key may take (store.md §13). */
const budget = 16

/** What a key costs in a search of 10,000 notes of 6.7 KB of text, by kind of question, beside MiniSearch and SQLite's FTS5. */
export async function benchSearch(folder: string): Promise<void> {
  const corpus = new Corpus()
  const notes = Array.from({ length: size }, (_, n): Searchable => {
    const text = corpus.text(1000)
    return { id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`, title: text.slice(0, 60), tags: [], text }
  })
  const peers = [ours(notes), miniSearch(notes), ...fts5(notes)]
  for (const { name, built, megabytes } of peers) {
    console.log(`\nSearch index of ${size} notes: ${name}: built in ${(built / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB of memory`)
  }
  keepAndLoad(peers[0]!.index as SearchIndex)

  const kinds = {
    'a rare word': () => corpus.word('rare'),
    'a common word': () => corpus.word('common'),
    'two words': () => `${corpus.word()} ${corpus.word()}`,
    'two letters': () => corpus.begun(2),
    'three letters': () => corpus.begun(3),
    'four letters': () => corpus.begun(4),
    'a word and three letters': () => `${corpus.word()} ${corpus.begun(3)}`,
    'a slip': () => corpus.slip(),
  }
  for (const [kind, ask] of Object.entries(kinds)) {
    let question = ''
    const candidates = peers.map(({ name, find }, at): Candidate => ({
      name: `${kind}: ${name}`,
      run: () => {
        if (at === 0) question = ask()
        return find(question)
      },
    }))
    const figures = await measureTogether(candidates)
    print(`Search of ${size} notes, ${kind}`, figures, [
      ...verdict(figures[0]!),
      `ours : MiniSearch = ${ratio(figures, candidates[0]!.name, candidates[1]!.name).toFixed(2)}`,
    ])
  }
  await benchService(folder, notes, corpus)
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

interface Peer {
  name: string
  index: unknown
  /** Milliseconds. */
  built: number
  megabytes: number
  find(question: string): unknown
}

const verdict = ({ median, p99 }: Figure): string[] => [
  `ours: median ${median.toFixed(1)}, p99 ${p99.toFixed(1)} ms (budget ${budget}${p99 > budget ? ': missed' : ''})`,
]

/** All answer the same question, the first candidate choosing it: so none is rotated before it. */
async function measureTogether(candidates: readonly Candidate[]): Promise<Figure[]> {
  const times = candidates.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { run }] of candidates.entries()) {
      const begun = performance.now()
      await run()
      if (round > 0) times[at]!.push(performance.now() - begun)
    }
  }
  return candidates.map(({ name }, at) => {
    const sorted = times[at]!.toSorted((a, b) => a - b)
    return { name, count: sorted.length, median: sorted[sorted.length >> 1]!, p99: sorted[Math.floor(sorted.length * 0.99)]! }
  })
}

function built(name: string, build: () => { index: unknown; find: Peer['find'] }): Peer {
  collectGarbage()
  const before = process.memoryUsage()
  const begun = performance.now()
  const made = build()
  const took = performance.now() - begun
  collectGarbage()
  const after = process.memoryUsage()
  return { name, ...made, built: took, megabytes: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6 }
}

function ours(notes: readonly Searchable[]): Peer {
  return built('ours', () => {
    const index = new CompactIndex()
    for (const note of notes) index.add(note)
    return { index, find: (question) => index.find(question, Number.MAX_SAFE_INTEGER) }
  })
}

/** As its documentation gives it, with our words, and the questions put as ours are: all words, the last one begun, slips as the last resort. */
function miniSearch(notes: readonly Searchable[]): Peer {
  return built('MiniSearch', () => {
    const index = new MiniSearch<Searchable>({ fields: ['title', 'tags', 'text'], tokenize: wordsOf, processTerm: (word) => word })
    index.addAll(notes)
    const options = { combineWith: 'AND' as const, boost: { title: 3, tags: 2 } }
    const prefix = (word: string, at: number, words: string[]) => at === words.length - 1 && word.length >= 3
    return {
      index,
      find: (question) => {
        const hits = index.search(question, { ...options, prefix })
        return hits.length > 0 ? hits : index.search(question, { ...options, fuzzy: 0.2 })
      },
    }
  })
}

interface Sqlite {
  exec(sql: string): void
  prepare(sql: string): { run(...given: unknown[]): void; all(...given: unknown[]): unknown[] }
}

function fts5(notes: readonly Searchable[]): Peer[] {
  let Database: new (path: string) => Sqlite
  try {
    Database = createRequire(import.meta.url)('better-sqlite3') as typeof Database
  } catch {
    console.log('\nSearch: better-sqlite3 is not installed, so FTS5 has no row')
    return []
  }
  return [
    built('SQLite FTS5', () => {
      const index = new Database(':memory:')
      index.exec(`CREATE VIRTUAL TABLE note USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4')`)
      const insert = index.prepare('INSERT INTO note VALUES (?, ?)')
      index.exec('BEGIN')
      for (const { title, text } of notes) insert.run(title, text)
      index.exec('COMMIT')
      const select = index.prepare('SELECT rowid FROM note WHERE note MATCH ? ORDER BY rank')
      return {
        index,
        find: (question) =>
          select.all(
            `${wordsOf(question)
              .map((word) => `"${word}"`)
              .join(' ')}*`,
          ),
      }
    }),
  ]
}

function keepAndLoad(index: SearchIndex): void {
  const saved = performance.now()
  const bytes = index.save()
  const loaded = performance.now()
  CompactIndex.load(bytes)
  const done = performance.now()
  console.log(
    `  kept in ${(loaded - saved).toFixed(0)} ms as ${(bytes.byteLength / 1e6).toFixed(1)} MB, loaded in ${(done - loaded).toFixed(0)} ms`,
  )
}

/** What a window waits for: the index in its thread, the catalogue, and twenty notes read for their excerpts. */
async function benchService(folder: string, notes: readonly Searchable[], corpus: Corpus): Promise<void> {
  const session = new Session()
  const reports: string[] = []
  const search = new Search({
    session,
    appData: folder,
    clock: () => new Date(),
    publish: () => {},
    log: (fault) => void reports.push(String(fault)),
  })
  const options = { appData: folder, clock: () => new Date(), shell: null }
  await session.use(await filledWorkspace(join(folder, 'searched'), options, 'note', size, (n) => noteOf(notes[n]!)))
  const begun = performance.now()
  await search.current.settled()
  console.log(`\nSearch index of ${size} notes read from disk, in the background: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  const service = searchService({ search })
  const figures: Figure[] = []
  for (const letters of [3, 4, 6]) {
    const run = () => service['search.find']({ query: corpus.begun(letters), filters: {}, limit: 20 })
    figures.push(...(await measure([{ name: `search.find, ${letters} letters, 20 hits with excerpts`, run }], rounds)))
    await turn()
  }
  print(`The whole call, ${size} notes`, figures, reports)
  await session.use(null)
}

const noteOf = ({ text }: Searchable): NoteContent => ({
  tags: [],
  links: [],
  handling: 'working',
  date: '2019-01-22',
  body: textFromLines(text.replaceAll(/(.{80}\S*) /g, '$1\n')),
})
