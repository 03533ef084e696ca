import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reply } from '../../../shared/reply.ts'

/** What the page knows, for a test to look at. */
export type TrialWindow = typeof globalThis & {
  bollplank: { call(name: string, input: unknown): Promise<Reply>; on(name: string, listener: (data: unknown) => void): () => void }
  /** Carries a message past the preload, as a page would that has been taken over. */
  electronStandInInvoke(channel: string, args: unknown[]): Promise<Reply>
  trial: {
    heard: { name: string; data: unknown }[]
    /** A call of `journal.save` that is made when the app asks for everything to be saved. */
    unsaved?: unknown
    /** Never answers that it has saved. */
    mute?: boolean
    /** Answers that something could not be saved. */
    failing?: boolean
  }
}

/** A page that does what the real one does with its bridge, and keeps what it heard. Runs in the page. */
function trialPage(): void {
  const page = globalThis as TrialWindow
  const { call, on } = page.bollplank
  const trial: TrialWindow['trial'] = (page.trial = { heard: [] })
  for (const name of ['settings', 'command', 'navigate']) on(name, (data) => trial.heard.push({ name, data }))
  on('flush', async () => {
    trial.heard.push({ name: 'flush', data: {} })
    if (trial.mute) return
    if (trial.unsaved) await call('journal.save', trial.unsaved)
    await call('shell.flushed', { unsaved: trial.failing === true })
  })
}

const html = `<!doctype html>
<html lang="sv">
  <head><meta charset="utf-8" /><title>Prov</title><script type="module" src="/page.js"></script></head>
  <body>
    <a id="out" href="https://example.org/" target="_blank" rel="noopener">ut</a>
    <a id="away" href="https://example.org/">bort</a>
  </body>
</html>
`

/** Puts a renderer of one page in `folder`. */
export async function writeTrialRenderer(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'page.js'), `(${trialPage.toString()})()`)
}
