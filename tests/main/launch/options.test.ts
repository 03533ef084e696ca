import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { OptionError, readOptions } from '../../../main/launch/options.ts'

const read = (...args: string[]) => readOptions(args, '/home/anna')

test('without options: a window of its own on the remembered workspace', () => {
  expect(read()).toEqual({ host: false, open: true, help: false, workspace: undefined, port: 0 })
})

test('every option, in both ways of writing', () => {
  expect(read('--host', '--no-open', '--workspace', '/data/x', '--port', '8123')).toEqual({
    host: true,
    open: false,
    help: false,
    workspace: '/data/x',
    port: 8123,
  })
  expect(read('--workspace=/data/x', '--port=65535')).toMatchObject({ workspace: '/data/x', port: 65_535 })
  expect(read('-h').help && read('--help').help).toBe(true)
})

test.skipIf(sep !== '/').each([
  ['anteckningar', '/home/anna/anteckningar'],
  ['./a/../b/', '/home/anna/b'],
  ['/data/x/', '/data/x'],
  ['..', '/home'],
])('the folder %s counts from where the user stands: %s', (given, folder) => {
  expect(read('--workspace', given).workspace).toBe(folder)
})

test.each([
  [['--frobnicate'], '--frobnicate'],
  [['--hots', '--port', '1'], '--hots'],
  [['folder'], 'folder'],
  [['--workspace'], '--workspace <value>'],
  [['--host=yes'], '--host'],
  [['-x'], '-x'],
])('%j is not understood', (args, named) => {
  try {
    read(...args)
    expect.unreachable()
  } catch (fault) {
    expect(fault).toBeInstanceOf(OptionError)
    expect(fault).toMatchObject({ kind: 'option', value: named })
  }
})

test.each(['65536', '-1', '80.5', 'http', 'NaN', '1e9'])('%s is no port', (port) => {
  expect(() => read(`--port=${port}`)).toThrow(expect.objectContaining({ kind: 'port', value: port }) as Error)
})
