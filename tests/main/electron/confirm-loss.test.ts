import { expect, test, vi } from 'vitest'
import { sv } from '../../../shared/text/sv.ts'

const system = vi.hoisted(() => ({ dialog: { showMessageBox: undefined as unknown } }))
vi.mock('electron', () => system)
const { confirmLoss } = await import('../../../main/electron/confirm-loss.ts')

const text = sv.menu
type Saved = Awaited<ReturnType<NonNullable<Parameters<typeof confirmLoss>[2]>>>

/** Answers the questions one after the other; gives what was asked. */
function answering(...answers: string[]) {
  const asked: { detail: string; buttons: string[] }[] = []
  system.dialog.showMessageBox = async (_window: unknown, options: { detail: string; buttons: string[] }) => {
    asked.push({ detail: options.detail, buttons: options.buttons })
    return { response: options.buttons.indexOf(answers.shift()!) }
  }
  return asked
}
const ask = (saveCopy?: () => Promise<Saved>) => confirmLoss({} as never, text, saveCopy)
const saved = async (): Promise<Saved> => ({ how: 'saved', path: '/a.txt' })

test('going back stays, closing closes, with and without a text to copy', async () => {
  for (const saveCopy of [undefined, vi.fn<() => Promise<Saved>>(saved)]) {
    const asked = answering(text.goBack, text.closeAnyway)
    expect(await ask(saveCopy)).toBe(false)
    expect(await ask(saveCopy)).toBe(true)
    expect(saveCopy?.mock.calls ?? []).toEqual([])
    expect(asked[0]!.buttons).toEqual(saveCopy ? [text.goBack, text.saveCopy, text.closeAnyway] : [text.goBack, text.closeAnyway])
  }
})

test('a copy that is saved lets the window close', async () => {
  answering(text.saveCopy)
  expect(await ask(saved)).toBe(true)
})

test('a copy that was not saved leads back to the question, and says so when the disk refused', async () => {
  const asked = answering(text.saveCopy, text.saveCopy, text.saveCopy, text.goBack)
  const outcomes: (() => Promise<Saved>)[] = [
    async () => ({ how: 'cancelled' }),
    () => Promise.reject(new Error('ENOSPC')),
    async () => ({ how: 'cancelled' }),
  ]
  expect(await ask(() => outcomes.shift()!())).toBe(false)
  expect(asked.map(({ detail }) => detail)).toEqual([text.unsavedText, text.unsavedText, text.copyFailed, text.unsavedText])
})
