import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Dispatch } from '../../shared/dispatch.ts'
import type { Reply } from '../../shared/reply.ts'
import { contentSecurityPolicy } from '../csp.ts'
import { staticFile } from '../static-files.ts'
import type { EventStream } from './event-stream.ts'
import { largestBody, refuse, type Refusal } from './guard.ts'

export interface HostServer {
  /** Where the window is opened; the token is in the fragment, which a browser sends to nobody. */
  address: string
  close(): Promise<void>
}

interface Parts {
  dispatch: Dispatch
  events: EventStream
  /** Folder of the built renderer. */
  renderer: string
  /** 0 for any free port. */
  port: number
  log: (line: string) => void
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Serves the renderer and the calls to this computer only. Rejects when the port cannot be had. */
export async function startServer({ dispatch, events, renderer, port, log }: Parts): Promise<HostServer> {
  const token = randomBytes(32).toString('base64url')
  let origin = ''

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?')[0]!
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const refusal = refuse({ method: request.method ?? '', path, headers: request.headers }, origin, token)
    if (refusal) return turnAway(request, response, refusal, log)
    if (path === '/api/events') return events.add(response)
    if (path.startsWith('/api/call/')) return answerCall(request, response, path.slice('/api/call/'.length))
    return answerFile(response, path)
  }

  const answerCall = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const body = await readBody(request)
    if (body === null) return turnAway(request, response, { status: 413, why: 'size' }, log)
    let input: unknown
    try {
      input = JSON.parse(body.toString('utf8'))
    } catch {
      return turnAway(request, response, { status: 400, why: 'json' }, log)
    }
    sendJson(response, 200, await dispatch(name, input))
  }

  const answerFile = async (response: ServerResponse, path: string): Promise<void> => {
    const file = staticFile(renderer, path)
    const bytes = file && (await readFile(file.path).catch(() => null))
    if (!file || !bytes) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.type }).end(bytes)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      log(`host: ${fault instanceof Error ? fault.message : String(fault)}`)
      response.destroy()
    })
  })
  server.headersTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `${origin}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        events.end()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const codes = { 401: 'unauthorised', 413: 'too-large' } as const

function turnAway(request: IncomingMessage, response: ServerResponse, { status, why }: Refusal, log: (line: string) => void): void {
  log(`host: refused ${status} (${why})`)
  request.resume()
  const code = status === 401 || status === 413 ? codes[status] : 'invalid'
  sendJson(response, status, { ok: false, error: { code, message: why } })
}

function sendJson(response: ServerResponse, status: number, reply: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(reply))
}

/** The whole body, or null when it is larger than allowed, whatever its header promised; the rest of it is let pass. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= largestBody) return void parts.push(part)
      parts = []
      resolve(null)
    })
    request.once('end', () => resolve(Buffer.concat(parts)))
    request.once('error', reject)
  })
}
