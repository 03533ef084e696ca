import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkIcs } from '../../../main/services/calendar/ics/check-ics.ts'
import { Workspace } from '../../../main/store/workspace.ts'
import { en } from '../../../shared/text/en.ts'
import { sv } from '../../../shared/text/sv.ts'
import { openTerminal } from './terminal.ts'

async function withExample() {
  const terminal = await openTerminal()
  await terminal.bollplank('init', '--workspace', 'ws', '--example', 'ex-2019')
  return { ...terminal, workspace: join(terminal.folder, 'ws') }
}

const eventFiles = async (workspace: string) => {
  const folder = join(workspace, 'documents', 'event')
  return (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => join(folder, name))
}

describe('init', () => {
  test('makes a workspace with the examples, and a second time changes nothing', async () => {
    const { bollplank, folder } = await openTerminal()
    const first = await bollplank('init', '--workspace', 'ws', '--example', 'ex-2019', '--example', 'ex-2012')
    expect(first).toEqual({
      code: 0,
      out: `Arbetsytan är skapad: ${join(folder, 'ws')}\nProcesstöd våren 2019 finns i kalendern.\nRUS 2012, Örebroregionen finns i kalendern.\n`,
      err: '',
    })
    expect(await eventFiles(join(folder, 'ws'))).toHaveLength(18)
    const again = await bollplank('init', '--workspace', 'ws', '--example', 'ex-2019', '--json')
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(again.out)).toEqual({ workspace: join(folder, 'ws'), created: false, examples: ['ex-2019'] })
    expect(await eventFiles(join(folder, 'ws'))).toHaveLength(18)
  })

  test('lets the workspace go when it is done', async () => {
    const { bollplank } = await withExample()
    expect((await bollplank('init', '--workspace', 'ws')).code).toBe(0)
  })

  test('says who holds a workspace that is open elsewhere', async () => {
    const { bollplank, workspace, appData } = await withExample()
    const holder = await Workspace.open(workspace, { appData, clock: () => new Date('2026-11-22T08:00:00Z'), shell: 'host' })
    const { code, err } = await bollplank('init', '--workspace', 'ws', '--example', 'ex-2012')
    expect(code).toBe(1)
    expect(err).toContain(`öppen i ${sv.workspace.readOnly.shell.host} (process ${process.pid}) sedan 22 nov. 2026`)
    expect((await bollplank('list', 'event', '--workspace', 'ws')).code).toBe(0)
    await holder.close()
  })

  test('leaves a folder with other things alone', async () => {
    const { bollplank, folder } = await openTerminal()
    await writeFile(join(folder, 'brev.txt'), 'hej')
    const { code, err } = await bollplank('init', '--workspace', '.')
    expect(code).toBe(1)
    expect(err).toBe(`Mappen innehåller redan annat: ${folder}. Välj en tom mapp, eller en som inte finns än.\n`)
    expect(await readdir(folder)).not.toContain('workspace.json')
  })
})

describe('list', () => {
  test('shows events by start, with their ids', async () => {
    const { bollplank } = await withExample()
    const { code, out } = await bollplank('list', 'event', '--workspace', 'ws')
    const lines = out.split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/^När +Slag +Rubrik +Id$/)
    expect(lines[1]).toMatch(/^2019-01-22, tid ej fastställd +Webbinarium +Webbinarium 1: .+ [0-9a-f-]{36}$/)
    expect(lines[6]).toMatch(/^2019-05-09–2019-05-10 +Regional träff +Regional träff, Kalmar/)
    expect(lines).toHaveLength(10)
  })

  test('gives JSON to scripts', async () => {
    const { bollplank } = await withExample()
    const [programme] = JSON.parse((await bollplank('list', 'programme', '--workspace', 'ws', '--json')).out)
    expect(programme).toMatchObject({ title: 'Processtöd våren 2019', example: 'ex-2019' })
    const events = JSON.parse((await bollplank('list', 'event', '--workspace', 'ws', '--json')).out)
    expect(events).toHaveLength(8)
    expect(events[5]).toMatchObject({ programme: programme.id, when: { type: 'date', start: '2019-05-09', end: '2019-05-11' } })
    expect(JSON.parse((await bollplank('list', 'note', '--workspace', 'ws', '--json')).out)).toEqual([])
  })

  test('says that nothing is there', async () => {
    const { bollplank } = await withExample()
    expect(await bollplank('list', 'note', '--workspace', 'ws')).toEqual({ code: 0, out: 'Inget finns.\n', err: '' })
  })
})

describe('export-ics', () => {
  test('writes the programme by its example name, and the same bytes a second time', async () => {
    const { bollplank, folder } = await withExample()
    const { code, out, err } = await bollplank('export-ics', '--workspace', 'ws', '--programme', 'ex-2019', '--out', 'a.ics')
    expect({ code, out }).toEqual({ code: 0, out: `8 händelser, 2019-01-22–2019-06-05: ${join(folder, 'a.ics')}\n` })
    expect(err).toContain('5 händelser har ingen fastställd tid.')
    expect(err).toContain(sv.cli.exported.again)
    const bytes = await readFile(join(folder, 'a.ics'))
    expect(checkIcs(bytes)).toEqual([])
    expect(bytes.toString().match(/BEGIN:VEVENT/g)).toHaveLength(8)
    await bollplank('export-ics', '--workspace', 'ws', '--programme', 'ex-2019', '--out', 'b.ics')
    expect(await readFile(join(folder, 'b.ics'))).toEqual(bytes)
  })

  test('writes to standard output and the rest to standard error', async () => {
    const { bollplank } = await withExample()
    const plain = await bollplank('export-ics', '--workspace', 'ws', '--out', '-')
    expect(checkIcs(Buffer.from(plain.out))).toEqual([])
    expect(plain.err).toContain('8 händelser')
    const json = await bollplank('export-ics', '--workspace', 'ws', '--out', '-', '--json', '--no-alarms')
    expect(json.out).not.toContain('VALARM')
    expect(JSON.parse(json.err)).toMatchObject({
      file: '-',
      fileName: 'bollplank-kalender.ics',
      events: 8,
      timeUnset: 5,
      alarms: 0,
      warnings: [],
    })
  })

  test('takes a range, single events and the other language', async () => {
    const { bollplank } = await withExample()
    const range = await bollplank(
      'export-ics',
      '--workspace',
      'ws',
      '--from',
      '2019-05-10',
      '--to',
      '2019-05-20',
      '--out',
      '-',
      '--language',
      'en',
    )
    expect(range.out.match(/^SUMMARY:.*(?=\r)/gm)).toEqual(['SUMMARY:Regional träff\\, Kalmar', 'SUMMARY:Regional träff\\, Karlstad'])
    expect(range.out).toContain('CATEGORIES:Regional meeting')
    const ids = JSON.parse((await bollplank('list', 'event', '--workspace', 'ws', '--json')).out).map(({ id }: { id: string }) => id)
    const some = await bollplank('export-ics', '--workspace', 'ws', '--event', ids[0], '--event', ids[7], '--out', '-')
    expect(some.out.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  test('writes no file when nothing has a date or the programme is not there', async () => {
    const { bollplank, folder } = await withExample()
    const empty = await bollplank('export-ics', '--workspace', 'ws', '--from', '2030-01-01', '--to', '2030-12-31', '--out', 'a.ics')
    expect(empty).toEqual({ code: 1, out: '', err: `${sv.cli.exported.none}\n` })
    const missing = await bollplank('export-ics', '--workspace', 'ws', '--programme', 'ex-2012', '--out', 'a.ics')
    expect(missing).toEqual({ code: 1, out: '', err: 'Exempelprogrammet ex-2012 finns inte i arbetsytan.\n' })
    expect(await readdir(folder)).not.toContain('a.ics')
  })

  test('says which file cannot be written', async () => {
    const { bollplank, folder } = await withExample()
    const { code, err } = await bollplank('export-ics', '--workspace', 'ws', '--out', join('saknas', 'a.ics'))
    expect(code).toBe(1)
    expect(err).toContain(`Filen ${join(folder, 'saknas', 'a.ics')} gick inte att skriva (`)
  })

  test.skipIf(process.platform === 'win32')('does not put a file in the place of a device', async () => {
    const { bollplank } = await withExample()
    expect((await bollplank('export-ics', '--workspace', 'ws', '--out', '/dev/null')).code).toBe(0)
    expect((await stat('/dev/null')).isFile()).toBe(false)
  })

  test('leaves out what is damaged, says so and ends with 1', async () => {
    const { bollplank, workspace } = await withExample()
    const [cut, changed] = await eventFiles(workspace)
    await writeFile(cut!, (await readFile(cut!)).subarray(0, 200))
    await writeFile(changed!, (await readFile(changed!, 'utf8')).replace('"transp":"', '"transp": '))
    const { code, out, err } = await bollplank('export-ics', '--workspace', 'ws', '--out', '-')
    expect(code).toBe(1)
    expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    expect(err).toContain('2 filer gick inte att läsa')
    expect(err).toContain('1 händelse gick inte att läsa')
  })
})

describe('verify', () => {
  test('reads everything', async () => {
    const { bollplank } = await withExample()
    expect(await bollplank('verify', '--workspace', 'ws')).toEqual({ code: 0, out: '9 dokument är lästa. Allt är helt.\n', err: '' })
  })

  test('names each damaged file and its reason, keeps a copy and leaves the file as it was', async () => {
    const { bollplank, workspace, appData } = await withExample()
    const [cut, changed] = await eventFiles(workspace)
    await writeFile(cut!, (await readFile(cut!)).subarray(0, 200))
    await writeFile(changed!, (await readFile(changed!, 'utf8')).replace('"transp":"', '"transp": '))
    const before = await readFile(cut!)
    const { code, out, err } = await bollplank('verify', '--workspace', 'ws')
    expect({ code, out }).toEqual({ code: 1, out: '9 dokument är lästa.\n' })
    const lines = err.trim().split('\n').toSorted()
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/^documents.event.[0-9a-f-]+\.json: skadad/)
    expect(err).toContain(`(kopia: ${appData}`)
    expect(await readFile(cut!)).toEqual(before)
    const json = await bollplank('verify', '--workspace', 'ws', '--json')
    expect(JSON.parse(json.out)).toMatchObject({
      documents: 9,
      newerFormat: null,
      problems: [{ reason: 'damaged' }, { reason: 'damaged' }],
    })
  })

  test('tells that a newer version wrote the workspace', async () => {
    const { bollplank, workspace } = await withExample()
    const file = join(workspace, 'workspace.json')
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), format: 7 }))
    const { code, err } = await bollplank('verify', '--workspace', 'ws')
    expect(code).toBe(1)
    expect(err).toContain('nyare version av Bollplank (format 7)')
    expect((await bollplank('init', '--workspace', 'ws', '--example', 'ex-2012')).code).toBe(1)
  })
})

describe('backup, restore and verify --backup', () => {
  test('a workspace becomes a file, the file is checked, and becomes the workspace again', async () => {
    const { bollplank, folder, workspace } = await withExample()
    const holder = await Workspace.open(workspace, { appData: join(folder, 'app'), clock: () => new Date(), shell: 'host' })
    expect(await bollplank('backup', '--workspace', 'ws', '--out', 'kopia.bollplank')).toEqual({
      code: 0,
      out: `9 dokument är sparade och kontrollerade: ${join(folder, 'kopia.bollplank')}\n`,
      err: '',
    })
    await holder.close()
    expect((await bollplank('verify', '--backup', 'kopia.bollplank')).out).toContain('9 dokument finns i säkerhetskopian. Allt är helt')
    const restored = await bollplank('restore', 'kopia.bollplank', '--to', 'ny', '--json')
    expect(JSON.parse(restored.out)).toMatchObject({ file: join(folder, 'kopia.bollplank'), workspace: join(folder, 'ny'), documents: 9 })
    expect((await bollplank('verify', '--workspace', 'ny')).out).toBe('9 dokument är lästa. Allt är helt.\n')
    expect((await bollplank('restore', 'kopia.bollplank', '--to', 'ny')).err).toContain('Mappen innehåller redan annat: ')
    const answer = JSON.parse((await bollplank('backup', '--workspace', 'ws', '--out', 'b.bollplank', '--json')).out)
    expect(answer).toMatchObject({ documents: 9, file: join(folder, 'b.bollplank'), workspace })
  })

  test('the newest of a folder of backups is taken', async () => {
    const { bollplank, folder } = await withExample()
    await bollplank('backup', '--workspace', 'ws', '--out', 'kopia.bollplank')
    const json = await bollplank('verify', '--backup', join('app', 'backups'), '--json')
    expect(JSON.parse(json.out)).toMatchObject({ documents: 9, files: 10, damaged: [] })
    expect((await bollplank('restore', join('app', 'backups'), '--to', 'ny')).out).toContain(`återställda: ${join(folder, 'ny')}`)
  })

  test('a damaged file is named, and is not restored', async () => {
    const { bollplank, folder } = await withExample()
    await bollplank('backup', '--workspace', 'ws', '--out', 'kopia.bollplank')
    const path = join(folder, 'kopia.bollplank')
    const bytes = await readFile(path)
    bytes[bytes.length - 300] = bytes[bytes.length - 300]! ^ 1
    await writeFile(path, bytes)
    const verified = await bollplank('verify', '--backup', 'kopia.bollplank')
    expect(verified).toMatchObject({ code: 1, err: expect.stringMatching(/: skadad\n$/) as string })
    const restored = await bollplank('restore', 'kopia.bollplank', '--to', 'ny')
    expect(restored).toEqual({ code: 1, out: '', err: `${sv.cli.errors['bad-backup']}\n` })
    expect(await readdir(folder)).not.toContain('ny')
    await writeFile(path, 'PK')
    expect((await bollplank('verify', '--backup', 'kopia.bollplank')).err).toBe(`${sv.cli.errors['bad-backup']}\n`)
  })

  test('says what is not there', async () => {
    const { bollplank, folder } = await withExample()
    expect((await bollplank('restore', 'borta', '--to', 'ny')).err).toBe(`Här finns ingen säkerhetskopia: ${join(folder, 'borta')}\n`)
    expect((await bollplank('verify', '--backup', 'ws')).err).toBe(`Här finns ingen säkerhetskopia: ${join(folder, 'ws')}\n`)
    expect((await bollplank('backup', '--workspace', 'inget', '--out', 'a')).err).toBe(
      `Mappen är ingen arbetsyta: ${join(folder, 'inget')}\n`,
    )
    const { code, err } = await bollplank('backup', '--workspace', 'ws', '--out', join('saknas', 'a.bollplank'))
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(`Filen ${join(folder, 'saknas')}`) as string })
  })
})

describe('the command line', () => {
  test.each<[string, string[], string]>([
    ['no command', [], sv.cli.usage.noCommand],
    ['an unknown command', ['exportera'], 'Kommandot exportera finns inte. Kör med --help för att se vilka som finns.'],
    ['a name of every object', ['__proto__'], 'Kommandot __proto__ finns inte. Kör med --help för att se vilka som finns.'],
    ['an unknown option', ['list', 'note', '--foo'], 'Valet --foo finns inte för list. Kör list --help.'],
    ['an option without its value', ['list', 'note', '--workspace'], '--workspace behöver ett värde. Kör list --help.'],
    ['a value too many', ['verify', '--workspace', 'ws', '--json=1'], '--json tar inget värde. Kör verify --help.'],
    ['a word too many', ['verify', 'ws'], 'ws är ett ord för mycket. Kör verify --help.'],
    ['no workspace', ['verify'], '--workspace saknas. Kör verify --help.'],
    ['two things to verify', ['verify', '--workspace', 'ws', '--backup', 'a'], sv.cli.usage.oneToVerify],
    ['nowhere to restore', ['restore', 'a'], '--to saknas. Kör restore --help.'],
    ['nothing to restore', ['restore', '--to', 'a'], 'FIL saknas. Kör restore --help.'],
    ['no file to back up to', ['backup', '--workspace', 'ws'], '--out saknas. Kör backup --help.'],
    ['no kind', ['list', '--workspace', 'ws'], 'SLAG saknas. Kör list --help.'],
    ['an unknown kind', ['list', 'people', '--workspace', 'ws'], 'SLAG kan vara note, event, programme, inte people.'],
    ['an unknown example', ['init', '--workspace', 'ws', '--example', 'ex-1'], '--example kan vara ex-2019, ex-2012, inte ex-1.'],
    ['an unknown language', ['init', '--workspace', 'ws', '--language', 'de'], '--language kan vara sv, en, inte de.'],
    ['no file', ['export-ics', '--workspace', 'ws'], '--out saknas. Kör export-ics --help.'],
    [
      '30 February',
      ['export-ics', '--workspace', 'ws', '--out', '-', '--from', '2019-02-30', '--to', '2019-03-01'],
      '2019-02-30 är ingen dag. Skriv till exempel 2019-01-22.',
    ],
    ['half a range', ['export-ics', '--workspace', 'ws', '--out', '-', '--from', '2019-02-03'], sv.cli.usage.bothDates],
    [
      'a range backwards',
      ['export-ics', '--workspace', 'ws', '--out', '-', '--from', '2019-02-03', '--to', '2019-02-02'],
      sv.cli.usage.datesReversed,
    ],
    [
      'two selections',
      ['export-ics', '--workspace', 'ws', '--out', '-', '--programme', 'ex-2019', '--event', 'x'],
      sv.cli.usage.oneSelection,
    ],
    [
      'a broken id',
      ['export-ics', '--workspace', 'ws', '--out', '-', '--event', 'x'],
      'x är inget id. Kör list för att se vilka som finns.',
    ],
  ])('%s is wrong usage', async (_name, args, sentence) => {
    const { bollplank } = await openTerminal()
    expect(await bollplank(...args)).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  })

  test.each(['init', 'list', 'export-ics', 'backup', 'restore', 'verify'] as const)('%s --help tells how to use it', async (name) => {
    const { bollplank } = await openTerminal()
    expect(await bollplank(name, '--help')).toEqual({ code: 0, out: `${sv.cli.commands[name]}\n`, err: '' })
    expect((await bollplank('--help')).out).toContain(`  ${name} `)
  })

  test.each(['list', 'export-ics', 'verify'])('%s on a folder that is no workspace says so and makes nothing', async (name) => {
    const { bollplank, folder } = await openTerminal()
    const args = { list: ['note'], 'export-ics': ['--out', 'a.ics'], verify: [] }[name]!
    const { code, err } = await bollplank(name, ...args, '--workspace=ws')
    expect({ code, err }).toEqual({ code: 1, err: `Mappen är ingen arbetsyta: ${join(folder, 'ws')}\n` })
    expect(await readdir(folder)).toEqual(['app'])
  })

  test.each([
    [{ LC_ALL: 'en_GB.UTF-8' }, en],
    [{ LC_ALL: '', LANG: 'en_US' }, en],
    [{ LC_ALL: 'C', LANG: 'C' }, sv],
    [{ LC_ALL: 'fi_FI.UTF-8' }, sv],
  ])('%o decides the language', async (env, texts) => {
    const { bollplank } = await openTerminal(env)
    expect((await bollplank()).err).toBe(`${texts.cli.usage.noCommand}\n`)
  })

  test('the language of the settings goes before that of the terminal', async () => {
    const { bollplank, appData } = await openTerminal()
    await mkdir(appData)
    await writeFile(join(appData, 'settings.json'), JSON.stringify({ language: 'en' }))
    expect((await bollplank()).err).toBe(`${en.cli.usage.noCommand}\n`)
  })

  test.skipIf(process.getuid?.() === 0)('a folder without rights is told, not thrown', async () => {
    const { bollplank, workspace } = await withExample()
    await chmod(workspace, 0o000)
    const { code, err } = await bollplank('verify', '--workspace', 'ws')
    await chmod(workspace, 0o700)
    expect({ code, err }).toEqual({ code: 1, err: `Det gick inte att läsa eller skriva där: ${workspace}. Rättigheter saknas.\n` })
  })
})
