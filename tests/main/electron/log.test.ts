import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog, withoutWords } from '../../../main/electron/log.ts'

function faultOf(run: () => void): Error {
  try {
    run()
  } catch (fault) {
    return fault as Error
  }
  throw new Error('no fault')
}

describe('withoutWords', () => {
  it('takes out what JSON.parse quotes, on several lines too, and keeps the way there', () => {
    const fault = faultOf(() => JSON.parse('Anna sa\natt hon oroar sig för mötet'))
    expect(fault.message).toContain('Anna')
    const line = withoutWords(`journal.read: ${fault.stack}`)
    expect(line).not.toMatch(/Anna|oroar/)
    expect(line).toMatch(/^journal\.read: SyntaxError\n\s+at /)
    expect(withoutWords(String(fault))).toBe('SyntaxError')
  })

  it('leaves other faults alone', () => expect(withoutWords('a: Error: EIO\n  at b')).toBe('a: Error: EIO\n  at b'))
})

describe('openLog', () => {
  let appData: string
  beforeEach(async () => {
    appData = await mkdtemp(join(tmpdir(), 'bollplank-log-'))
  })
  afterEach(() => rm(appData, { recursive: true }))
  const path = () => join(appData, 'logs', 'bollplank.log')

  it('writes each line with its time, for the user alone', async () => {
    const log = openLog(appData, () => new Date(0))
    log('one')
    log('two')
    expect(await readFile(path(), 'utf8')).toBe('1970-01-01T00:00:00.000Z one\n1970-01-01T00:00:00.000Z two\n')
    expect((await stat(path())).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  it('puts a large log aside', async () => {
    openLog(appData)('old')
    await writeFile(path(), 'x'.repeat(1_000_001))
    openLog(appData, () => new Date(0))('new')
    expect(await readFile(path(), 'utf8')).toBe('1970-01-01T00:00:00.000Z new\n')
    expect((await stat(`${path()}.1`)).size).toBe(1_000_001)
  })

  it('never throws', async () => {
    await writeFile(join(appData, 'logs'), 'a file where the folder should be')
    expect(() => openLog(appData)('line')).not.toThrow()
  })
})
