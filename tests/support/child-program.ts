import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Bundles a TypeScript program, since Node cannot run one by itself in every version we support. Resolves to the file to run. */
export async function bundleProgram(source: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'bollplank-program-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: builtinModules.map((name) => `node:${name}`) },
    build: {
      outDir,
      ssr: true,
      minify: false,
      target: 'node20',
      rollupOptions: { input: { program: source }, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  return join(outDir, 'program.mjs')
}

/** A program that runs beside the test, and what it has written, line by line. */
export class Child {
  readonly process: ChildProcess
  readonly ended: Promise<number | null>
  #written = ''
  readonly #waiting = new Set<() => void>()

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    this.process = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const hear = (part: Buffer) => {
      this.#written += part.toString('utf8')
      for (const look of this.#waiting) look()
    }
    this.process.stdout!.on('data', hear)
    this.process.stderr!.on('data', hear)
    this.ended = once(this.process, 'close').then(([code]) => code as number | null)
  }

  get lines(): string[] {
    return this.#written.split('\n').slice(0, -1)
  }

  /** The first line that matches, as soon as it is there. Rejects when the program ends without it. */
  line(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.lines.find((line) => pattern.test(line))
        if (found === undefined) return
        this.#waiting.delete(look)
        resolve(found)
      }
      this.#waiting.add(look)
      look()
      void this.ended.then((code) => reject(new Error(`ended with ${code}: ${this.#written}`)))
    })
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }
}
