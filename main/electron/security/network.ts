import type { Session } from 'electron'
import { isOurs } from '../origin.ts'

/** Whether a request stays within the app: its own files, what a page made itself, and the developer tools. */
export function staysInside(url: string): boolean {
  return isOurs(url) || /^(data|blob|devtools):/.test(url)
}

/** The app promises no network: whatever would leave the computer is cancelled. */
export function blockNetwork({ webRequest }: { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }): void {
  webRequest.onBeforeRequest(({ url }, reply) => reply({ cancel: !staysInside(url) }))
}

/** Files are saved by the shell, with a dialog; a page itself downloads nothing. */
export function blockDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event) => event.preventDefault())
}
