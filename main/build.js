import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['shared', 'main', 'renderer', 'assets', 'vite.config.ts', 'package.json', 'package-lock.json']
/** The file that the build writes last: older than a source, or missing, means that there is something to build. */
const last = join(root, 'out', 'preload', 'preload.cjs')
const lock = join(root, 'out', 'building')

/** Builds the app when a source is newer than what was built; what the build says goes to standard error. Rejects when it fails. */
export async function ensureBuilt() {
  if (isBuilt()) return
  await takeTurn()
  try {
    if (!isBuilt()) await build()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isBuilt() {
  return existsSync(last) && statSync(last).mtimeMs >= Math.max(...sources.map((name) => newest(join(root, name))))
}

/**
 * The latest change to a file, or to a folder and anything in it.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Two builds at once would empty each other's folders: waits while another process builds. */
async function takeTurn() {
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
      if (isForsaken()) rmSync(lock, { force: true })
      await pause(100)
    }
  }
}

/** Whether the process that holds the lock is gone, or went before it could write its number. */
function isForsaken() {
  const stat = statSync(lock, { throwIfNoEntry: false })
  if (!stat) return false
  const pid = Number(readFileSync(lock, 'utf8'))
  if (pid === 0) return Date.now() - stat.mtimeMs > 5000
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** @returns {Promise<void>} */
function build() {
  // The texts are not built yet, hence both languages.
  process.stderr.write('Bollplank byggs, det tar en liten stund. / Building Bollplank, this takes a moment.\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`vite build ended with ${code}`))))
  })
}
