import { mkdirSync, unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { codeOf } from './disk-failure.ts'

/** Who writes a workspace. */
export interface Holder {
  shell: string
  pid: number
  /** When the workspace was opened, UTC. */
  since: string
}

export type Lock = { held: true; release: () => Promise<void> } | { held: false; by: Holder }

const unknownHolder: Holder = { shell: 'unknown', pid: 0, since: '' }

/**
 * Takes the one lock of a workspace on this computer, or tells who has it. The lock is a listening socket, so it goes
 * with its process, however that ends (store.md §6.3).
 */
export async function takeLock(workspaceId: string, appData: string, me: Holder): Promise<Lock> {
  const address = addressOf(workspaceId, appData)
  if (process.platform === 'darwin') mkdirSync(appData, { recursive: true, mode: 0o700 })
  const server = await listen(address, me)
  if (server) return { held: true, release: () => release(server) }
  const holder = await ask(address)
  if (holder !== 'gone') return { held: false, by: holder }
  if (process.platform === 'darwin') unlinkSync(address)
  const second = await listen(address, me)
  return second ? { held: true, release: () => release(second) } : { held: false, by: unknownHolder }
}

function addressOf(id: string, appData: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\bollplank-${id}`
  return process.platform === 'linux' ? `\0bollplank-${id}` : join(appData, `${id.slice(0, 18)}.lock`)
}

function listen(address: string, me: Holder): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(JSON.stringify(me))
    })
    server.once('error', (fault) => (codeOf(fault) === 'EADDRINUSE' ? resolve(null) : reject(fault)))
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function ask(address: string): Promise<Holder | 'gone'> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(address)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.once('error', (fault) => resolve(['ECONNREFUSED', 'ENOENT'].includes(codeOf(fault) ?? '') ? 'gone' : unknownHolder))
    socket.once('close', () => resolve(readHolder(answer)))
  })
}

function readHolder(answer: string): Holder {
  try {
    const { shell, pid, since } = JSON.parse(answer) as Record<string, unknown>
    if (typeof shell === 'string' && typeof pid === 'number' && typeof since === 'string') return { shell, pid, since }
  } catch {
    // Another program holds the name, or the holder is too busy to answer: it is held all the same.
  }
  return unknownHolder
}
