import { readdir, readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../../../main/build.js'
import { Workspace } from '../../../main/store/workspace.ts'
import type { CallName, Input } from '../../../shared/contract.ts'
import type { Reply } from '../../../shared/reply.ts'
import { plainText } from '../../../shared/rich-text.ts'
import { Child } from '../../support/child-program.ts'
import { noteDraft, temporaryFolder } from '../../support/core.ts'
import { idOf, workspaceFolder } from '../../support/workspace.ts'

const start = join(import.meta.dirname, '../../../main/start.js')

beforeAll(() => ensureBuilt(), 240_000)

/** `npm start` with app data of its own, no display, in Swedish. */
function run(appData: string, ...args: string[]): Child {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, INIT_CWD: _cwd, ...env } = process.env
  const child = new Child(process.execPath, [start, ...args], { ...env, BOLLPLANK_DATA: appData, LC_ALL: 'sv_SE.UTF-8' })
  onTestFinished(() => child.kill())
  return child
}

const addressIn = async (child: Child): Promise<string> => /http:\/\/\S+/.exec(await child.line(/http:\/\//))![0]

/** Calls the host as its window does. */
async function call<Name extends CallName>(address: string, name: Name, input: Input<Name>): Promise<Reply> {
  const { origin, hash } = new URL(address)
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-type': 'application/json' }
  const response = await fetch(`${origin}/api/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await response.json()) as Reply
}

async function begin(...args: string[]) {
  const appData = await temporaryFolder()
  const folder = join(appData, 'arbetsyta')
  const child = run(appData, '--host', '--no-open', '--workspace', folder, ...args)
  const address = await addressIn(child)
  return { appData, folder, child, address, again: () => run(appData, '--host', '--no-open', '--workspace', `${folder}/`) }
}

const notes = async (appData: string) => (await readdir(appData)).filter((name) => name.startsWith('host-'))

/** Windows knows no signal that a program could answer. */
const noSignals = process.platform === 'win32'

test.skipIf(noSignals)('one host serves a workspace: a second start shows the address of the first, and the end is clean', async () => {
  const { appData, folder, child, address, again } = await begin()
  await child.line(/Ctrl C/)
  expect(child.lines).toEqual([`Bollplank är öppet på ${address}`, 'Stäng med Ctrl C.'])
  expect(await call(address, 'app.state', {})).toMatchObject({ ok: true, value: { workspace: null, suggestedFolder: folder } })
  expect(await call(address, 'workspace.start', { folder, examples: [], language: 'sv' })).toMatchObject({ ok: true })
  expect(await notes(appData)).toHaveLength(1)

  const second = again()
  expect(await second.ended).toBe(0)
  expect(second.lines).toEqual([`Bollplank är redan igång för den här arbetsytan: ${address}`])

  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)
  expect(await notes(appData)).toEqual([])
  expect(await addressIn(again())).not.toBe(address)
})

test('after kill -9 a new start serves at once, for writing, with everything that was acknowledged', async () => {
  const { folder, child, address, again } = await begin()
  await call(address, 'workspace.start', { folder, examples: [], language: 'sv' })
  expect(await call(address, 'journal.save', { id: idOf(1), draft: noteDraft('kvar'), base: 0 })).toMatchObject({ ok: true })
  await child.kill()
  const next = await addressIn(again())
  expect(await call(next, 'app.state', {})).toMatchObject({
    ok: true,
    value: { workspace: { folder, readOnly: null, counts: { note: 1 } } },
  })
  expect(await call(next, 'journal.save', { id: idOf(1), draft: noteDraft('vidare'), base: 1 })).toMatchObject({
    ok: true,
    value: { rev: 2 },
  })
})

test.skipIf(noSignals)('a host that is told to end lets its windows save what they hold', async () => {
  const { folder, child, address } = await begin()
  await call(address, 'workspace.start', { folder, examples: [], language: 'sv' })
  const { origin, hash } = new URL(address)
  const response = await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${hash.slice('#token='.length)}` } })
  const windowSaves = (async () => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let heard = ''; !heard.includes('"flush"');) heard += (await reader.read()).value ?? ''
    await call(address, 'journal.save', { id: idOf(1), draft: noteDraft('i sista stund'), base: 0 })
    expect(await call(address, 'shell.flushed', { unsaved: false })).toMatchObject({ ok: true })
  })()
  child.process.kill('SIGTERM')
  await windowSaves
  expect(await child.ended).toBe(0)
  const workspace = await Workspace.open(folder, { appData: folder, clock: () => new Date(), shell: null })
  expect(plainText((await workspace.read('note', idOf(1))).content.body)).toBe('i sista stund')
})

test.skipIf(noSignals)('a window that has gone to sleep does not hold the end up', async () => {
  const { child, address } = await begin()
  const { origin, hash } = new URL(address)
  await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${hash.slice('#token='.length)}` } })
  child.process.kill('SIGINT')
  expect(await child.ended).toBe(0)
})

test('an existing workspace that is named is opened, and the remembered one is not forgotten', async () => {
  const { appData, open, folder } = await workspaceFolder()
  await (await open()).close()
  const { folder: remembered, child, address } = await begin()
  await call(address, 'workspace.start', { folder: remembered, examples: [], language: 'sv' })
  await child.kill()
  const data = join(remembered, '..')
  const other = await addressIn(run(data, '--host', '--no-open', '--workspace', folder))
  expect(await call(other, 'app.state', {})).toMatchObject({ value: { workspace: { folder } } })
  expect(JSON.parse(await readFile(join(data, 'settings.json'), 'utf8'))).toMatchObject({ workspace: remembered })
  expect(appData).not.toBe(data)
})

test('two workspaces have a host each, at the same time', async () => {
  const { appData, folder, address } = await begin()
  await call(address, 'workspace.start', { folder, examples: [], language: 'sv' })
  const other = await addressIn(run(appData, '--host', '--no-open', '--workspace', join(appData, 'annan')))
  expect(await call(other, 'workspace.start', { folder: join(appData, 'annan'), examples: [], language: 'sv' })).toMatchObject({
    value: { workspace: { readOnly: null } },
  })
  expect(await notes(appData)).toHaveLength(2)
})

test('the port that is asked for is used; one that is taken is told in a sentence', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const refused = run(await temporaryFolder(), '--host', '--no-open', '--port', String(port))
  expect(await refused.ended).toBe(1)
  expect(refused.lines).toEqual([`Porten ${port} går inte att använda.`])
  await new Promise((resolve) => taken.close(resolve))
  expect((await begin('--port', String(port))).address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#token=[\\w-]{43}$`))
})

test.skipIf(process.platform !== 'linux')('without a display the browser window is opened instead, and it says why', async () => {
  const child = run(await temporaryFolder(), '--no-open')
  await addressIn(child)
  expect(child.lines[0]).toBe('Electron kan inte öppnas här (ingen skärm), så Bollplank öppnas i webbläsaren i stället.')
})

test('what is not understood is told in a sentence, and help is help', async () => {
  const appData = await temporaryFolder()
  const unknown = run(appData, '--frobnicate')
  expect(await unknown.ended).toBe(2)
  expect(unknown.lines).toEqual(['Okänt val: --frobnicate. Kör med --help för att se vilka som finns.'])
  const port = run(appData, '--port', 'http')
  expect(await port.ended).toBe(2)
  expect(port.lines).toEqual(['Porten http går inte att använda.'])
  const help = run(appData, '--help')
  expect(await help.ended).toBe(0)
  expect(help.lines[0]).toContain('npm start')
  expect(await readdir(appData)).toEqual([])
})
