import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What is looked at before a request is answered. */
export interface Asked {
  method: string
  path: string
  headers: IncomingHttpHeaders
}

/** A refusal: the HTTP status, and why for the log. */
export interface Refusal {
  status: 400 | 401 | 403 | 404 | 405 | 413 | 415
  why: string
}

/** Largest body of a call, in bytes. */
export const largestBody = 32 * 1024 * 1024

/**
 * Who may talk to the loopback server: only the pages it served itself. Any program on the computer and any page in the
 * browser can reach the port, hence the exact Host (against DNS rebinding), the origin checks and the token.
 */
export function refuse(asked: Asked, origin: string, token: string): Refusal | null {
  const { method, path, headers } = asked
  if (headers.host !== new URL(origin).host) return { status: 403, why: 'host' }
  if (headers.origin !== undefined && headers.origin !== origin) return { status: 403, why: 'origin' }
  if (!path.startsWith('/api/')) return refusePage(method, headers)
  if (!['same-origin', undefined].includes(headers['sec-fetch-site'] as string | undefined)) return { status: 403, why: 'site' }
  const isCall = /^\/api\/call\/[A-Za-z.]{1,80}$/.test(path)
  if (!isCall && path !== '/api/events') return { status: 404, why: 'path' }
  if (method !== (isCall ? 'POST' : 'GET')) return { status: 405, why: 'method' }
  if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) return { status: 401, why: 'token' }
  if (!isCall) return null
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return { status: 415, why: 'type' }
  return Number(headers['content-length'] ?? 0) > largestBody ? { status: 413, why: 'size' } : null
}

/** The app's own files hold nothing secret, but no other page may load or frame them. */
function refusePage(method: string, headers: IncomingHttpHeaders): Refusal | null {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, why: 'method' }
  const site = headers['sec-fetch-site']
  const visited = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return site === undefined || site === 'same-origin' || site === 'none' || visited ? null : { status: 403, why: 'site' }
}

/** Compares in a time that says nothing about where the difference lies. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
