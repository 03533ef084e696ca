import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { forbidden } from './rooms.js'

const root = join(import.meta.dirname, '../..')

test.each([
  ['shared/journal.ts', 'node:fs'],
  ['shared/journal.ts', 'react'],
  ['shared/journal.ts', '../main/core.ts'],
  ['main/store/workspace.ts', '../services/journal.ts'],
  ['main/store/workspace.ts', 'electron'],
  ['main/services/journal.ts', '../electron/window.ts'],
  ['main/services/journal.ts', '../host/server.ts'],
  ['main/services/journal.ts', 'electron-store'],
  ['main/host/server.ts', 'electron'],
  ['main/cli/index.ts', '../host/server.ts'],
  ['main/electron/window.ts', '../host/server.ts'],
  ['main/electron/preload.ts', 'node:fs'],
  ['renderer/journal/journal.tsx', '../../main/core.ts'],
  ['renderer/journal/journal.tsx', '../calendar/calendar.tsx'],
  ['renderer/journal/journal.tsx', 'node:fs'],
  ['renderer/ui/button.tsx', '../journal/journal.tsx'],
  ['renderer/ui/button.tsx', '../api/call.ts'],
  ['renderer/api/call.ts', '../ui/toast.tsx'],
])('%s may not import %s', (file, source) => {
  expect(forbidden(file, source)).toMatch(/may import/)
})

test.each([
  ['shared/journal.ts', 'valibot'],
  ['shared/calendar/event.ts', '../document.ts'],
  ['main/store/workspace.ts', '../../shared/document.ts'],
  ['main/services/journal.ts', '../store/workspace.ts'],
  ['main/electron/start.ts', '../core.ts'],
  ['main/electron/start.ts', 'electron'],
  ['renderer/journal/journal.tsx', '../ui/button.tsx'],
  ['renderer/journal/journal.tsx', '../../shared/journal.ts'],
])('%s may import %s', (file, source) => {
  expect(forbidden(file, source)).toBeNull()
})

/** Runs the project's own linter over one file, put at `path` in a copy of the tree. */
function lint(path: string, text: string): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bollplank-lint-'))
  for (const name of ['.oxlintrc.json', 'tests/guards/rooms.js', 'tests/guards/visible-text.js', 'package.json', 'tsconfig.json']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), path], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, output: stdout }
}

test('the linter fails on a forbidden import', () => {
  const { status, output } = lint(
    'shared/example.ts',
    "import { readFileSync } from 'node:fs'\nexport const read = () => readFileSync('x')\n",
  )
  expect(status).toBe(1)
  expect(output).toContain('house(rooms)')
})

test('the linter fails on a forbidden dynamic import', () => {
  expect(lint('renderer/journal/example.ts', "export const load = () => import('../../main/core.ts')\n").output).toContain('house(rooms)')
})

test('the linter fails on top-level await in the Electron shell: Electron waits for its entry before it is ready', () => {
  const { status, output } = lint('main/electron/example.ts', "import { app } from 'electron'\nawait app.whenReady()\n")
  expect(status).toBe(1)
  expect(output).toContain('no-top-level-await')
})

test('the linter fails on text in JSX that is not in shared/text', () => {
  const { status, output } = lint('renderer/journal/example.tsx', 'export const Example = () => <p>Hej alla</p>\n')
  expect(status).toBe(1)
  expect(output).toContain('jsx-no-literals')
})

test('the linter fails on words in an attribute that people read', () => {
  expect(lint('renderer/journal/example.tsx', 'export const Example = () => <img alt="En bild" />\n').output).toContain('text(attributes)')
})

test("the linter fails on lowdb's own adapters", () => {
  expect(lint('main/store/example.ts', "import { JSONFilePreset } from 'lowdb/node'\nexport const open = JSONFilePreset\n").status).toBe(1)
})

test('the linter lets good code through', () => {
  expect(lint('shared/example.ts', "import * as v from 'valibot'\nexport const Name = v.string()\n")).toMatchObject({ status: 0 })
})

test('each room has a compiler of its own: shared knows neither Node nor the DOM, the renderer no Node', () => {
  const options = (room: string) =>
    (JSON.parse(readFileSync(join(root, room, 'tsconfig.json'), 'utf8')) as { compilerOptions: { lib: string[]; types?: string[] } })
      .compilerOptions
  expect(options('shared').lib).toEqual(['ES2023'])
  expect(options('shared').types).toBeUndefined()
  expect(options('renderer').types).toEqual(['vite/client'])
  expect(options('main').lib).not.toContain('DOM')
})
