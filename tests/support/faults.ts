import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Why a fault cannot be made here, or undefined when it can. A test that is skipped for it has the reason in its name. */
type Missing = string | undefined

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })

function probe(fault: string, attempt: () => void): Missing {
  try {
    attempt()
    return undefined
  } catch (refused) {
    return `${fault}: ${String(refused).split('\n')[0]}`
  }
}

/** The title of a test, with the reason when it is skipped. */
export const titled = (title: string, missing: Missing): string => (missing === undefined ? title : `${title} (skipped: ${missing})`)

export const noMount = probe('a disk of its own cannot be mounted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bollplank-mount-'))
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
    run('umount', folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Mounts a disk of this size (`2m`), gone when the test ends. */
export function mountDisk(size: string): { folder: string; remount(option: 'ro' | 'rw'): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bollplank-disk-'))
  run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)
  onTestFinished(() => {
    run('umount', '--lazy', folder)
    rmSync(folder, { recursive: true })
  })
  return { folder, remount: (option) => void run('mount', '-o', `remount,${option}`, folder) }
}

export const noChattr = probe('a folder cannot be made immutable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bollplank-immutable-'))
  try {
    run('chattr', '+i', folder)
    run('chattr', '-i', folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Makes a folder immutable until the test ends. */
export function makeImmutable(folder: string): void {
  run('chattr', '+i', folder)
  onTestFinished(() => void run('chattr', '-i', folder))
}

export const noStrace = probe(
  'strace cannot inject faults',
  () => void run('strace', '-qq', '-f', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=1', 'true'),
)

/** Options of `setpriv` that make a program somebody who owns nothing. */
export const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'] as const

/** Root may write anywhere, so a folder without rights is no hindrance to it; another user is needed. */
export const noOtherUser = probe('a program cannot be run as another user', () => void run('setpriv', ...asNobody, 'true'))
