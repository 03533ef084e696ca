import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Dispatch } from '../../shared/dispatch.ts'
import type { Reply } from '../../shared/reply.ts'
import { isOurs } from './origin.ts'

/** The part of a frame that says who sends. */
export type Sender = Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'url' | 'parent'>

/** Whether a message comes from a page of ours: a live top frame of our origin (security checklist 17). */
export function isTrustedSender(frame: Sender | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url)
}

/** Opens the one channel to the services. */
export function answerCalls(dispatch: Dispatch, log: (line: string) => void): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (isTrustedSender(event.senderFrame)) return dispatch(name, input)
    log('a call from a foreign frame was refused')
    return { ok: false, error: { code: 'unauthorised', message: 'not a page of ours' } }
  })
}
