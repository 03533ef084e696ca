import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const largest = 1_000_000

/** Opens `logs/bollplank.log` under the app's data; a large one is put aside first. What it returns writes a line and never throws. */
export function openLog(appData: string, clock: () => Date = () => new Date()): (line: string) => void {
  const folder = join(appData, 'logs')
  const path = join(folder, 'bollplank.log')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`)
  } catch {
    // Without a log the app is as good as with one.
  }
  return (line) => {
    const entry = `${clock().toISOString()} ${withoutWords(line)}\n`
    try {
      process.stderr.write(entry)
      appendFileSync(path, entry, { mode: 0o600 })
    } catch {
      // As above.
    }
  }
}

/** The log never holds the user's words: a failed JSON.parse quotes what it could not read. */
export function withoutWords(line: string): string {
  return line.replace(/SyntaxError: [^]*?(?=\n\s+at |$)/g, 'SyntaxError')
}

/** Writes faults that nobody caught to the log, in place of Electron's dialog with a stack trace. */
export function logFaults(log: (line: string) => void): void {
  const report = (fault: unknown) => log(fault instanceof Error ? (fault.stack ?? fault.message) : 'a fault that is no error')
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
}
