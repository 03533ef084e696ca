import { app } from './app.ts'
import { only } from './only.ts'

type Used = 'registerSchemesAsPrivileged' | 'handle'
type Handler = (request: Request) => Response | Promise<Response>

const privileged = new Set<string>()
const handlers = new Map<string, Handler>()
let registered = false

export const protocol = only('protocol', {
  registerSchemesAsPrivileged(schemes) {
    app.beforeReady('registerSchemesAsPrivileged')
    if (registered) throw new Error('registerSchemesAsPrivileged may be called once')
    registered = true
    for (const { scheme, privileges } of schemes) if (privileges?.standard && privileges.secure) privileged.add(scheme)
  },
  handle(scheme, handler) {
    app.afterReady('protocol.handle')
    if (!privileged.has(scheme)) throw new Error(`${scheme} is no standard, secure scheme: the page would have no origin`)
    handlers.set(scheme, handler as Handler)
  },
} satisfies Pick<Electron.Protocol, Used>)

/** What the registered handler answers to a request for a URL of its scheme. */
export async function answerScheme(url: string, method: string): Promise<Response | null> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  return handler ? handler(new Request(url, { method })) : null
}
