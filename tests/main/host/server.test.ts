import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../main/csp.ts'
import { largestBody } from '../../../main/host/guard.ts'
import { startServer } from '../../../main/host/server.ts'
import { noteDraft } from '../../support/core.ts'
import { idOf } from '../../support/workspace.ts'
import { type Answer, openServer, request, sendRaw } from './open-server.ts'

type Server = Awaited<ReturnType<typeof openServer>>

/** Asks with a call of ours, changed by the attack. */
function ask(
  { port, token }: Server,
  {
    method = 'POST',
    path = '/api/call/app.state',
    headers = {},
    body = '{}',
  }: { method?: string; path?: string; headers?: Record<string, string | undefined>; body?: string },
): Promise<Answer> {
  const all = {
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }
  return sendRaw(
    port,
    request(
      method,
      path,
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>,
      body,
    ),
  )
}

const open = (server: Server, path: string, headers: Record<string, string> = {}) =>
  sendRaw(server.port, request('GET', path, { host: `127.0.0.1:${server.port}`, ...headers }))

/** Every answer carries these, refusals too. */
function expectShielded({ headers }: Answer): void {
  expect(headers).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
}

describe('the window', () => {
  test('gets its files, and its own page at every place in the app', async () => {
    const server = await openServer()
    const page = await open(server, '/')
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(page.body).toContain('<title>Bollplank</title>')
    expect((await open(server, '/journal/01890000-0000-7000-8000-000000000001?a=b')).body).toBe(page.body)
    const script = await open(server, '/assets/app.js')
    expect(script).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
      body: expect.stringContaining('öppet') as string,
    })
    const head = await sendRaw(server.port, request('HEAD', '/assets/app.js', { host: `127.0.0.1:${server.port}` }))
    expect(head).toMatchObject({ status: 200, body: '' })
    for (const answer of [page, script, head]) expectShielded(answer)
  })

  test('calls the services with its token', async () => {
    const server = await openServer()
    const saved = await ask(server, {
      path: '/api/call/journal.save',
      body: JSON.stringify({ id: idOf(1), draft: noteDraft('åäö 😀'), base: 0 }),
      headers: { origin: server.origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json; charset=utf-8' },
    })
    expect(saved).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
    expect(JSON.parse(saved.body)).toMatchObject({ ok: true, value: { rev: 1 } })
    expectShielded(saved)
    expect((await server.call('journal.read', { id: idOf(1) })).content).toMatchObject(noteDraft('åäö 😀'))
  })

  test('hears events with its token, each on a line, and is let go when the server closes', async () => {
    const { origin, token, events, server } = await openServer()
    const response = await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${token}` } })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('\n')
    expect(events.windows).toBe(1)
    events.publish('changed', { kind: 'note', id: idOf(1) })
    expect(JSON.parse((await reader.read()).value!)).toEqual({ name: 'changed', data: { kind: 'note', id: idOf(1) } })
    await server.close()
    expect((await reader.read().catch(() => ({ done: true }))).done).toBe(true)
    expect(events.windows).toBe(0)
  })

  test('that goes away is no longer written to', async () => {
    const { origin, token, events } = await openServer()
    const leaving = new AbortController()
    await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal })
    leaving.abort()
    await expect.poll(() => events.windows).toBe(0)
    events.publish('flush', {})
  })
})

describe('refused', () => {
  /** Refused with this status, said without detail, shielded, and never carried out. */
  async function expectRefused(server: Server, asked: Promise<Answer>, status: number): Promise<void> {
    const answer = await asked
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status,
      body: expect.stringMatching(/^$|^\{"ok":false,/) as string,
    })
    expectShielded(answer)
    expect(answer.body).not.toContain(server.token)
    expect(server.log.join()).not.toContain(server.token)
  }

  test.each([
    'localhost:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1:PORT.evil.example',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '2130706433:PORT',
    ' ',
  ])('the host %j', async (name) => {
    const server = await openServer()
    const host = name.replace('PORT', String(server.port))
    await expectRefused(server, ask(server, { headers: { host } }), 403)
    await expectRefused(server, open(server, '/', { host }), 403)
  })

  test('two hosts, whichever is first', async () => {
    const server = await openServer()
    const [ours, theirs] = [`host: 127.0.0.1:${server.port}`, 'host: evil.example']
    for (const hosts of [
      [theirs, ours],
      [ours, theirs],
    ]) {
      const answer = await sendRaw(server.port, ['GET / HTTP/1.1', ...hosts, 'connection: close', '', ''].join('\r\n'))
      expect([200, 400, 403]).toContain(answer.status)
      if (hosts[0] === theirs) expect(answer.status).not.toBe(200)
    }
  })

  test.each([
    'http://evil.example',
    'null',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://127.0.0.1:PORT/',
    '',
  ])('the origin %j', async (name) => {
    const server = await openServer()
    const origin = name.replace('PORT', String(server.port))
    await expectRefused(server, ask(server, { headers: { origin } }), 403)
    await expectRefused(server, open(server, '/', { origin }), 403)
    await expectRefused(server, open(server, '/api/events', { origin, authorization: `Bearer ${server.token}` }), 403)
  })

  test.each(['cross-site', 'same-site', 'none', 'whatever'])('a call from a page that is %s', async (site) => {
    const server = await openServer()
    await expectRefused(server, ask(server, { headers: { 'sec-fetch-site': site } }), 403)
    await expectRefused(server, open(server, '/api/events', { 'sec-fetch-site': site, authorization: `Bearer ${server.token}` }), 403)
  })

  test.each(['cross-site', 'same-site'])('our files in a page that is %s, though a link from it may be followed', async (site) => {
    const server = await openServer()
    for (const [mode, dest] of [
      ['no-cors', 'script'],
      ['no-cors', 'image'],
      ['cors', 'empty'],
      ['navigate', 'iframe'],
      ['navigate', 'embed'],
      ['navigate', 'object'],
    ] as const)
      await expectRefused(
        server,
        open(server, '/assets/app.js', { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest }),
        403,
      )
    expect((await open(server, '/', { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).status).toBe(
      200,
    )
    expect((await open(server, '/', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).status).toBe(
      200,
    )
  })

  test('no token, a wrong one, a part of it, more than it, another scheme, and one in the address', async () => {
    const server = await openServer()
    const { token } = server
    for (const authorization of [
      undefined,
      '',
      token,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Bearer ${'A'.repeat(token.length)}`,
      `bearer ${token}`,
      `Basic ${token}`,
      'Bearer ',
      `Bearer ${token}, Bearer ${token}`,
    ]) {
      await expectRefused(server, ask(server, { headers: { authorization } }), 401)
      await expectRefused(server, open(server, '/api/events', authorization === undefined ? {} : { authorization }), 401)
    }
    await expectRefused(server, ask(server, { headers: { authorization: undefined }, path: `/api/call/app.state?token=${token}` }), 401)
    expect(token).toMatch(/^[\w-]{43}$/)
  })

  test.each([
    '/../hemligt.json',
    '/assets/../../hemligt.json',
    '/%2e%2e/hemligt.json',
    '/..%2fhemligt.json',
    '/..\\hemligt.json',
    '/..%5chemligt.json',
    '/%252e%252e/hemligt.json',
    '//hemligt.json',
    '/./hemligt.json',
    '/assets/..;/hemligt.json',
    '/assets/app.js\0.html',
    '/assets/app.js%00.html',
    '/C:/hemligt.json',
    'http://127.0.0.1:PORT/../hemligt.json',
    'file:///etc/passwd',
    '*',
    '/api',
    '/.git/config',
    '/assets/none.js',
    '/assets/app.js.map',
  ])('the path %j', async (path) => {
    const server = await openServer()
    const answer = await open(server, path.replace('PORT', String(server.port)))
    expect(answer.body).not.toContain('hemligt')
    expect([404, 400, 200]).toContain(answer.status)
    if (answer.status === 200) expect(answer.body).toContain('<title>Bollplank</title>')
    if (answer.status !== 400) expectShielded(answer)
  })

  test.each([
    '/api/',
    '/api/call/',
    '/api/call/app.state/x',
    '/api/call/..%2f',
    '/api/call/__proto__',
    '/api/events/',
    `/api/call/${'a'.repeat(81)}`,
    '/api/other',
  ])('the call %j', async (path) => {
    const server = await openServer()
    await expectRefused(server, ask(server, { path }), 404)
  })

  test('a call that is not in the contract', async () => {
    const server = await openServer()
    for (const name of ['constructor', 'toString', 'no.such']) {
      const answer = await ask(server, { path: `/api/call/${name}` })
      expect({ status: answer.status, reply: JSON.parse(answer.body) as unknown }).toEqual({
        status: 200,
        reply: { ok: false, error: { code: 'unknown-call', message: 'no such call' } },
      })
    }
  })

  test('the wrong method', async () => {
    const server = await openServer()
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      await expectRefused(server, ask(server, { method }), 405)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      await expectRefused(server, ask(server, { method, path: '/' }), 405)
      await expectRefused(server, ask(server, { method, path: '/api/events' }), 405)
    }
  })

  test.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json5',
    'application/json; charset=utf-16',
    'text/plain; application/json',
  ])('the type %j', async (type) => {
    const server = await openServer()
    await expectRefused(server, ask(server, { headers: { 'content-type': type } }), 415)
  })

  test.each(['', '{', 'undefined', '{"a":1}{', '\ufeff{'])('the body %j', async (body) => {
    const server = await openServer()
    await expectRefused(server, ask(server, { body }), 400)
  })

  test('a body that its header says is too large, before it is read', async () => {
    const server = await openServer()
    const answer = await ask(server, { headers: { 'content-length': String(largestBody + 1) } })
    expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('too-large') as string })
    expectShielded(answer)
  })

  test('a body that turns out to be too large, in pieces of unknown number', async () => {
    const server = await openServer()
    const piece = Buffer.alloc(1024 * 1024, ' ')
    let pieces = largestBody / piece.length + 8
    const body = new ReadableStream({ pull: (sink) => (pieces-- > 0 ? sink.enqueue(piece) : sink.close()) })
    const response = await fetch(`${server.origin}/api/call/app.state`, {
      method: 'POST',
      headers: server.authorised,
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect((await ask(server, {})).status).toBe(200)
  })

  test('a whole large body gets its answer, so that the window can tell why', async () => {
    const server = await openServer()
    const response = await fetch(`${server.origin}/api/call/app.state`, {
      method: 'POST',
      headers: server.authorised,
      body: ' '.repeat(largestBody + 1),
    })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })
})

test('a body as large as is allowed is read whole', async () => {
  const server = await openServer()
  const input = JSON.stringify({ id: idOf(1), draft: noteDraft('a'.repeat(24_000_000)), base: 0 })
  const response = await fetch(`${server.origin}/api/call/journal.save`, { method: 'POST', headers: server.authorised, body: input })
  expect(await response.json()).toMatchObject({ ok: true, value: { rev: 1 } })
})

test('only this computer can reach it', async () => {
  const { port } = await openServer()
  const others = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ address, family }) => address !== '127.0.0.1' && family === 'IPv4').map(({ address }) => address),
  )
  for (const address of [...others, '127.0.0.2']) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(port, address, () => resolve(true))
      socket.setTimeout(1000, () => resolve(false))
      socket.on('error', () => resolve(false))
      socket.on('close', () => resolve(false))
    })
    expect({ address, reached }).toEqual({ address, reached: false })
  }
})

test('every start has a token of its own, and a port that is taken is told', async () => {
  const one = await openServer()
  const other = await openServer()
  expect(one.token).not.toBe(other.token)
  await expect(
    startServer({ dispatch: one.core.dispatch, events: one.events, renderer: one.appData, port: other.port, log: () => {} }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE', syscall: 'listen' })
})

test('the log tells of refusals without the words that were sent', async () => {
  const server = await openServer()
  await ask(server, { headers: { authorization: 'Bearer hemligt' }, body: '{"text":"hemligt"}' })
  await ask(server, { body: 'hemligt' })
  expect(server.log).toEqual(['host: refused 401 (token)', 'host: refused 400 (json)'])
})
