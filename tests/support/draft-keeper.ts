import { writeSync } from 'node:fs'
import Conf from 'conf'
import { createCore } from '../../main/core.ts'
import { openSettings, type SettingsClass } from '../../main/settings.ts'
import type { CallName, Input } from '../../shared/contract.ts'
import { savedNote, saverIds } from './saved-note.ts'

/*
 * A program of its own that does what a window does when a note cannot be saved: tries to save, is refused, keeps the text,
 * until it is killed: `draft-keeper <workspace> <app data> <key> <first version>`. Writes `open`, then `kept <version>` when
 * a text is acknowledged as kept, `saved <version>` when it could be saved after all and `err <code>` for each refusal.
 */
const [folder, appData, key, first] = process.argv.slice(2) as [string, string, string, string]
const say = (line: string) => writeSync(1, `${line}\n`)

const core = createCore({
  appData,
  settings: openSettings(Conf as unknown as SettingsClass, appData),
  shell: {
    facts: { name: 'host', platform: 'linux', version: '0.0.0', canChooseFolder: false, languages: ['sv'] },
    suggestedFolder: folder,
    chooseFolder: async () => null,
    saveFile: async () => ({ how: 'cancelled' }),
    flushed: () => {},
  },
  publish: () => {},
  log: (line) => say(`log ${line}`),
})
const ask = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<string> => {
  const reply = await core.dispatch(name, input)
  return reply.ok ? 'ok' : reply.error.code
}

await ask('app.state', {})
say('open')
for (let version = Number(first); ; version++) {
  const { date, body, tags, links } = savedNote(version, 20)
  const text = { id: saverIds[0]!, draft: { date, body, tags, links }, base: 1 }
  const answer = await ask('journal.save', text)
  if (answer === 'ok') say(`saved ${version}`)
  else say(`err ${answer}`)
  const kept = await ask('drafts.keep', { key, kind: 'note', ...text })
  say(kept === 'ok' ? `kept ${version}` : `lost ${kept}`)
}
