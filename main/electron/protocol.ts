import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentSecurityPolicy } from '../csp.ts'
import { staticFile } from '../static-files.ts'
import { isOurs, scheme } from './origin.ts'

/** Makes `app:` a secure origin with fetch and a code cache. Once, and before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Answers `app://bollplank/…` from the renderer's folder. */
export function serveRenderer(folder: string): void {
  protocol.handle(scheme, (request) => answer(folder, request))
}

/** The answer to a request for a file of the renderer. */
export async function answer(folder: string, { method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> {
  if (!isOurs(url)) return refuse(404)
  if (method !== 'GET' && method !== 'HEAD') return refuse(405)
  const file = staticFile(folder, new URL(url).pathname)
  const bytes = file && (await readFile(file.path).catch(() => null))
  if (!file || !bytes) return refuse(404)
  return new Response(method === 'HEAD' ? null : bytes, { headers: { ...headers, 'content-type': file.type } })
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const refuse = (status: number) => new Response(null, { status, headers })
