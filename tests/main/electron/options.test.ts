import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { workspaceAmong } from '../../../main/electron/options.ts'

it('finds the workspace among the arguments, if it is given in full', () => {
  const folder = resolve('/home/anna/Bollplank')
  expect(workspaceAmong(['electron', '.', '--workspace', folder])).toBe(folder)
  expect(workspaceAmong(['electron', '.', '--workspace', 'Bollplank'])).toBeUndefined()
  expect(workspaceAmong(['electron', '.', '--workspace'])).toBeUndefined()
  expect(workspaceAmong(['electron', '.'])).toBeUndefined()
})
