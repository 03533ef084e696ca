import { app } from './app.ts'
import { Emitter, only } from './only.ts'

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type DeviceHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>
type Before = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>

type Used = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'

/** Electron's `session`. */
export class Session extends Emitter implements Pick<Electron.Session, Used> {
  /** As Electron: everything is allowed until somebody says otherwise. */
  request: RequestHandler = (_contents, _permission, reply) => reply(true)
  check: CheckHandler = () => true
  device: DeviceHandler = () => true
  before: Before = (_details, reply) => reply({})

  constructor() {
    super(['will-download'])
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.device = handler
  }

  readonly webRequest = only('webRequest', {
    onBeforeRequest: (handler: Before): void => {
      this.before = handler
    },
  })
}

const defaultSession = only('session', new Session())

export const session = only('session', {
  get defaultSession() {
    app.afterReady('session')
    return defaultSession
  },
})

/** What the app answers to a page's wish, by each of its three handlers. */
export function askPermission(permission: string, origin: string): { request: boolean; check: boolean; device: boolean } {
  let request = false
  const nobody = null as unknown as Electron.WebContents
  const details = { requestingUrl: origin, isMainFrame: true }
  defaultSession.request(nobody, permission as Parameters<RequestHandler>[1], (granted) => (request = granted), details)
  const check = defaultSession.check(nobody, permission as Parameters<CheckHandler>[1], origin, details)
  const device = defaultSession.device({ deviceType: 'usb', origin, device: {} as Electron.USBDevice })
  return { request, check, device }
}

/** Whether the app cancels a request of a page. */
export function cancels(url: string): boolean {
  let cancelled = false
  defaultSession.before({ url } as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => (cancelled = cancel ?? false))
  return cancelled
}
