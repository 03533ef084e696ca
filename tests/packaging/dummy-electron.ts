import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Marks in Electron's binary where its fuses lie: then come a version, their number and a character for each (@electron/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const version = 1
const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/** Makes a folder that looks like an unpacked Electron for Linux to electron-builder: a program that does nothing, with fuses as Electron's own. */
export async function makeDummyElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'))
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/sv.pak']) await writeFile(join(folder, file), '')
  const wire = [Buffer.from(sentinel), Buffer.from([version, fuses.length]), Buffer.from('10110001')]
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), ...wire]), { mode: 0o755 })
}

/** How the fuses of a packaged program stand. */
export async function readFuses(program: string): Promise<Record<string, boolean>> {
  const bytes = await readFile(program)
  const start = bytes.indexOf(sentinel) + sentinel.length + 2
  return Object.fromEntries(fuses.map((name, index) => [name, bytes[start + index] === '1'.charCodeAt(0)]))
}
