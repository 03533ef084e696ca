import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { EventStream } from '../../../main/host/event-stream.ts'
import { startServer } from '../../../main/host/server.ts'
import { startCore } from '../../support/core.ts'

/** The real server over real services and a small window of two files, on a port of its own; gone when the test ends. */
export async function openServer() {
  const core = await startCore()
  const renderer = join(core.appData, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Bollplank</title><script src="/assets/app.js"></script>')
  await writeFile(join(renderer, 'assets', 'app.js'), 'document.title = "öppet"')
  await writeFile(join(core.appData, 'hemligt.json'), '"hemligt"')
  const events = new EventStream()
  const log: string[] = []
  const server = await startServer({ dispatch: core.core.dispatch, events, renderer, port: 0, log: (line) => void log.push(line) })
  onTestFinished(() => server.close())
  const { origin, hash, port } = new URL(server.address)
  const token = hash.slice('#token='.length)
  return {
    ...core,
    server,
    events,
    log,
    origin,
    port: Number(port),
    token,
    authorised: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  }
}

export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** Sends these very bytes and gives back what came before the connection closed; status 0 when nothing did. */
export function sendRaw(port: number, bytes: string): Promise<Answer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (part) => parts.push(part))
    socket.on('error', () => {})
    socket.on('close', () => resolve(readAnswer(Buffer.concat(parts).toString('utf8'))))
  })
}

function readAnswer(text: string): Answer {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const whole = body.join('\r\n\r\n')
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers,
    body:
      headers['transfer-encoding'] === 'chunked'
        ? whole
            .split('\r\n')
            .filter((_line, n) => n % 2 === 1)
            .join('')
        : whole,
  }
}

/** A request as text, with exactly these headers. */
export function request(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries({ connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n')
}
