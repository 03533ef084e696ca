import { expect, test } from 'vitest'
import { type Copier, roleOf } from '../../../main/store/conflict-copies.ts'

const id = '01890000-0000-7000-8000-00000000000a'

/** Between the id and the ending, and who writes it so. */
const copies: [string, Copier][] = [
  ['.sync-conflict-20190122-101500-ABC2DEF', 'syncthing'],
  ['.sync-conflict-20190122-101500', 'syncthing'],
  [' (conflicted copy 2019-01-22 101500)', 'nextcloud'],
  [' (conflicted copy Anna 2019-01-22 101500)', 'nextcloud'],
  ['_conflict-20190122-101500', 'nextcloud'],
  [" (Anna's conflicted copy 2019-01-22)", 'dropbox'],
  [' (Anna’s conflicted copy)', 'dropbox'],
  [" (Anna Åberg's MacBook's conflicted copy 2019-01-22 (1))", 'dropbox'],
  [' (conflicted copy 2019-01-22)', 'dropbox'],
  ['-DESKTOP-1A2B3C4', 'onedrive'],
  ['-ANNAS-DATOR', 'onedrive'],
  ['-ANNAS-DATOR-2', 'onedrive'],
  ['-Åsas MacBook', 'onedrive'],
  [' 2', 'finder'],
  [' 17', 'finder'],
  [' (1)', 'drive'],
  ['(2)', 'drive'],
  [' (12)', 'drive'],
  [' (Case Conflict)', 'letter-case'],
  [' (Case Conflict 1)', 'letter-case'],
  [' (case clash from Anna)', 'letter-case'],
  ['_conflict-20190122-101500 (1)', 'nextcloud'],
  [" (Anna's conflicted copy 2019-01-22) (1)", 'dropbox'],
  [' (Annas konfliktkopia 2019-01-22)', 'other'],
  [' [Conflict]', 'other'],
]

test.each(copies)('%j is a conflict copy', (between, by) => {
  for (const ending of ['.json', '.sealed'] as const)
    expect(roleOf(`${id}${between}${ending}`)).toEqual({ role: 'conflict-copy', id, ending, by })
})

test('documents and what goes before them are told by their endings', () => {
  expect(roleOf(`${id}.json`)).toEqual({ role: 'document', id, ending: '.json' })
  expect(roleOf(`${id}.sealed`)).toEqual({ role: 'document', id, ending: '.sealed' })
  expect(roleOf(`${id}.json.prev`)).toEqual({ role: 'previous', id, ending: '.json' })
  expect(roleOf(`${id}.sealed.prev`)).toEqual({ role: 'previous', id, ending: '.sealed' })
})

test('a temporary file says which process wrote it', () => {
  expect(roleOf(`~${id}.json-4711-3-0123456789ab.tmp`)).toEqual({ role: 'temporary', pid: 4711 })
  expect(roleOf(`~${id}.sealed-4711-3-0123456789ab.tmp`)).toEqual({ role: 'temporary', pid: 4711 })
})

test.each([
  '',
  '.json',
  'anteckning.json',
  `${id}`,
  `${id}.txt`,
  `${id}.json.txt`,
  `${id}x.json`,
  `${id}.bak.json`,
  `${id} - anteckning om mötet.json`,
  `kopia av ${id}.json`,
  `${id.toUpperCase()}.json`,
  `01890000-0000-4000-8000-00000000000a.json`,
  `01890000-0000-4000-8000-00000000000a (1).json`,
  `${id} (1).json.prev`,
  `~syncthing~${id}.json.tmp`,
  `.${id}.json.swp`,
  'desktop.ini',
  '.DS_Store',
])('%j is none of ours', (name) => expect(roleOf(name)).toEqual({ role: 'foreign' }))
