import * as v from 'valibot'
import { expect, test } from 'vitest'
import { newId } from '../../../main/services/context.ts'
import { Session } from '../../../main/services/session.ts'
import { Id } from '../../../shared/id.ts'
import { noteContent, idOf, workspaceFolder } from '../../support/workspace.ts'

test('ids that are made at the same moment differ', () => {
  const clock = () => new Date('2019-01-22T09:00:00.000Z')
  const ids = Array.from({ length: 1000 }, () => newId(clock))
  expect(new Set(ids).size).toBe(1000)
  expect(ids.every((id) => v.is(Id, id))).toBe(true)
})

test('a session holds one workspace, and closes the one before', async () => {
  const session = new Session()
  expect(session.isOpen).toBe(false)
  expect(() => session.workspace).toThrow(expect.objectContaining({ code: 'no-workspace' }) as Error)
  const first = await (await workspaceFolder()).open()
  await session.use(first)
  expect(session.workspace).toBe(first)
  await session.use(await (await workspaceFolder()).open())
  await expect(first.save('note', idOf(1), 0, noteContent('a'))).rejects.toMatchObject({ code: 'no-workspace' })
  await session.use(null)
  expect(session.isOpen).toBe(false)
})
