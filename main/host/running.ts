import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '../../shared/reply.ts'

/*
 * One host per workspace: the second start shows the address of the first. The note that makes this possible holds the
 * token, so only the user may read it, and it goes when the host ends.
 */

interface Note {
  pid: number
  address: string
}

const fileOf = (appData: string, workspace: string): string =>
  join(appData, `host-${createHash('sha256').update(workspace).digest('hex').slice(0, 16)}.json`)

/** The address of the host that has this workspace open, if one answers. */
export async function runningHost(appData: string, workspace: string): Promise<string | null> {
  try {
    const { address } = JSON.parse(readFileSync(fileOf(appData, workspace), 'utf8')) as Note
    const url = new URL(address)
    if (url.hostname !== '127.0.0.1') return null
    const response = await fetch(`${url.origin}/api/call/app.settings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${url.hash.slice('#token='.length)}` },
      body: '{}',
      signal: AbortSignal.timeout(2000),
    })
    return ((await response.json()) as Reply).ok ? address : null
  } catch {
    return null
  }
}

/** Notes that this process serves the workspace; without the note a second start opens a window that only reads. */
export function noteRunning(appData: string, workspace: string, address: string): void {
  try {
    writeFileSync(fileOf(appData, workspace), JSON.stringify({ pid: process.pid, address } satisfies Note), { mode: 0o600 })
  } catch {
    // No room for it: all that needs room is told of in the window.
  }
}

/** Takes the note away, if it is ours. */
export function forgetRunning(appData: string, workspace: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(fileOf(appData, workspace), 'utf8')) as Note
    if (pid === process.pid) rmSync(fileOf(appData, workspace))
  } catch {
    // There is none.
  }
}
