import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const program = resolve(import.meta.dirname, '../../../main/bollplank.js')

/** Runs the program as a shell does, from a folder of the user's own. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'bollplank-program-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const start = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const { INIT_CWD: _cwd, npm_lifecycle_event: _event, ...inherited } = process.env
    return spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...inherited, BOLLPLANK_DATA: join(folder, 'app'), LC_ALL: 'sv_SE.UTF-8', ...env },
    })
  }
  const bollplank = (args: string[], env?: NodeJS.ProcessEnv) =>
    new Promise<{ code: number | null; out: string; err: string }>((done) => {
      const child = start(args, env)
      let [out, err] = ['', '']
      child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
      child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
      child.once('close', (code) => done({ code, out, err }))
    })
  return { folder, start, bollplank }
}

test('the program as it is built runs from any folder', { timeout: 240_000 }, async () => {
  const { folder, bollplank } = await open()
  expect(await bollplank(['init', '--workspace', 'ws', '--example', 'ex-2019'])).toMatchObject({
    code: 0,
    out: expect.stringContaining(join(folder, 'ws')),
  })
  expect(await bollplank(['export-ics', '--workspace', 'ws', '--out', 'a.ics'])).toMatchObject({ code: 0 })
  const file = await readFile(join(folder, 'a.ics'), 'utf8')
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(8)
  expect(await bollplank(['export-ics', '--workspace', 'ws', '--out', '-'])).toMatchObject({ code: 0, out: file })
  expect(await bollplank(['verify', '--workspace', 'ws', '--foo'])).toMatchObject({ code: 2, out: '' })
  expect(await bollplank(['verify', '--workspace', 'ws2'])).toMatchObject({ code: 1, out: '' })

  // Under `npm run` the program stands in the package's folder and is told where the user was.
  const underNpm = { INIT_CWD: join(folder, 'ws'), npm_lifecycle_event: 'bollplank' }
  expect(await bollplank(['verify', '--workspace', '.'], underNpm)).toMatchObject({ code: 0 })
})

test('a reader that stops early ends the program without a word', { timeout: 240_000 }, async () => {
  const { bollplank, start } = await open()
  await bollplank(['init', '--workspace', 'ws', '--example', 'ex-2019'])
  const child = start(['export-ics', '--workspace', 'ws', '--out', '-'])
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const code = await new Promise((done) => child.once('close', done))
  expect(code).toBe(0)
  expect(err).not.toMatch(/EPIPE|at .*\.js/)
})
