import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { run } from '../../../main/cli/run.ts'

/** A terminal in a folder of its own: runs a command line and tells its exit code and what it wrote. Gone when the test ends. */
export async function openTerminal(env: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'bollplank-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const appData = join(folder, 'app')
  const bollplank = async (...args: string[]) => {
    const [stdout, stderr] = [capture(), capture()]
    const code = await run(args, { stdout, stderr, env: { BOLLPLANK_DATA: appData, LC_ALL: 'sv_SE.UTF-8', ...env }, cwd: folder })
    return { code, out: stdout.text(), err: stderr.text() }
  }
  return { folder, appData, bollplank }
}

function capture(): Writable & { text(): string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() })
}
