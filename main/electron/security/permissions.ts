import type { Session } from 'electron'
import { isOurs } from '../origin.ts'

/** What a page of ours may do without asking: copy to the clipboard after a click, and fill the screen. */
const allowed: readonly string[] = ['clipboard-sanitized-write', 'fullscreen']

/** Whether a page may use a power of the browser. Electron's own answer is always yes. */
export function isAllowed(permission: string, origin: string): boolean {
  return allowed.includes(permission) && isOurs(origin)
}

/** Answers requests and checks alike, and refuses every device. */
export function limitPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, reply, { requestingUrl }) => reply(isAllowed(permission, requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
