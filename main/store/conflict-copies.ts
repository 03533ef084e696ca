import * as v from 'valibot'
import { Id } from '../../shared/id.ts'
import { writerOf } from './safe-file.ts'

/** Who leaves conflict copies under which form of name. `drive` also stands for Windows and browsers, `finder` for iCloud. */
export type Copier = 'syncthing' | 'nextcloud' | 'dropbox' | 'onedrive' | 'finder' | 'drive' | 'letter-case' | 'other'

/** Ending of a document's file: open or sealed. */
export type Ending = '.json' | '.sealed'

/** What a file in a kind's folder seems to be. */
export type FileRole =
  | { role: 'document'; id: Id; ending: Ending }
  | { role: 'previous'; id: Id; ending: Ending }
  /** Being written, or left by a process that died. */
  | { role: 'temporary'; pid: number }
  | { role: 'conflict-copy'; id: Id; ending: Ending; by: Copier }
  /** None of ours: left alone. */
  | { role: 'foreign' }

/** The order matters: the first that fits is taken. What fits is what stands between the id and the ending. */
const forms: readonly { by: Copier; form: RegExp }[] = [
  { by: 'syncthing', form: /^\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?$/ },
  { by: 'letter-case', form: /^ \(.*case (conflict|clash).*\)$/i },
  { by: 'nextcloud', form: /^ \(conflicted copy( .+)? \d{4}-\d{2}-\d{2} \d{6}\)$/ },
  { by: 'nextcloud', form: /^_conflict-\d{8}-\d{6}$/ },
  { by: 'dropbox', form: /^ \(.*conflicted copy.*\)$/ },
  { by: 'drive', form: /^ ?\(\d{1,3}\)$/ },
  { by: 'finder', form: /^ \d{1,3}$/ },
  // Clients say it in the user's language: "(Annas konfliktkopia 2019-01-22)", "[Conflict]".
  { by: 'other', form: /^[ ._-]*[([].*(conflict|konflikt|kopia|copy).*[)\]]$/i },
  { by: 'onedrive', form: /^-[\p{L}\p{N}][\p{L}\p{N}._ -]{0,62}$/u },
]

/**
 * What a file in `documents/<kind>/` seems to be, from its name. A hint alone: which document a file holds is said by the
 * id inside it (store.md §6.4).
 */
export function roleOf(name: string): FileRole {
  const pid = writerOf(name)
  if (pid !== undefined) return { role: 'temporary', pid }
  const match = /^([0-9a-f-]{36})(.*?)(\.json|\.sealed)(\.prev)?$/su.exec(name)
  if (!match || !v.is(Id, match[1])) return { role: 'foreign' }
  const [, id, between, , previous] = match as unknown as [string, Id, string, Ending, string | undefined]
  const ending = match[3] as Ending
  if (between === '') return { role: previous ? 'previous' : 'document', id, ending }
  // Two clients, or one that meets its own copy again, put one form after the other: "… (1) (2)".
  const by = forms.find(({ form }) => form.test(between))?.by ?? forms.find(({ form }) => form.test(between.replace(/ \(\d+\)$/, '')))?.by
  return by && !previous ? { role: 'conflict-copy', id, ending, by } : { role: 'foreign' }
}
