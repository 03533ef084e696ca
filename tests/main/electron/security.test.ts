import { describe, expect, it, vi } from 'vitest'
import { contentSecurityPolicy } from '../../../main/csp.ts'
import { isAllowed } from '../../../main/electron/security/permissions.ts'
import { opensOutside } from '../../../main/electron/security/new-windows.ts'
import { staysInside } from '../../../main/electron/security/network.ts'
import { webPreferences } from '../../../main/electron/security/web-preferences.ts'

vi.mock('electron', () => ({ ipcMain: {} }))
const { isTrustedSender } = await import('../../../main/electron/ipc.ts')

describe('webPreferences', () => {
  it('give a page no power', () => {
    const given = webPreferences('/preload.cjs')
    expect(given).toMatchObject({ preload: '/preload.cjs', sandbox: true, contextIsolation: true, webSecurity: true })
    expect(given).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
    expect(given).not.toHaveProperty('enableBlinkFeatures')
  })

  it('check spelling only where no dictionary is fetched', () => {
    expect(webPreferences('').spellcheck).toBe(process.platform === 'darwin')
  })
})

describe('isAllowed', () => {
  it('lets our page copy and fill the screen, and nobody else do anything', () => {
    expect(
      ['clipboard-sanitized-write', 'fullscreen', 'clipboard-read', 'media', 'openExternal', '', 'constructor'].map((one) =>
        isAllowed(one, 'app://bollplank/'),
      ),
    ).toEqual([true, true, false, false, false, false, false])
    expect(isAllowed('fullscreen', 'https://example.org/')).toBe(false)
    expect(isAllowed('fullscreen', '')).toBe(false)
  })
})

describe('staysInside', () => {
  it.each(['app://bollplank/x.js', 'data:image/png;base64,AA==', 'blob:app://bollplank/1', 'devtools://devtools/x'])(
    'lets %s through',
    (url) => expect(staysInside(url)).toBe(true),
  )
  it.each([
    'https://example.org/',
    'http://127.0.0.1:9222/',
    'ws://localhost/',
    'file:///etc/passwd',
    'app://other/',
    'ftp://data:x@example.org/',
    'chrome://gpu',
  ])('stops %s', (url) => expect(staysInside(url)).toBe(false))
})

describe('opensOutside', () => {
  it.each(['https://www.skr.se/a?b#c', 'mailto:anna@example.org?subject=Hej', 'tel:+46701234567'])('hands %s to the system', (url) =>
    expect(opensOutside(url)).toBe(true),
  )
  it.each([
    '',
    'example.org',
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'vbscript:x',
    'app://bollplank/',
    'bollplank://note/x',
    'https://me:word@example.org/',
    `https://example.org/${'x'.repeat(2000)}`,
  ])('keeps %s', (url) => expect(opensOutside(url)).toBe(false))
})

describe('isTrustedSender', () => {
  const ours = { url: 'app://bollplank/journal', parent: null }
  it('is a live top frame of our origin', () => expect(isTrustedSender(ours)).toBe(true))
  it('is no frame that is gone, lies within another, or is foreign', () => {
    expect(isTrustedSender(null)).toBe(false)
    expect(isTrustedSender({ ...ours, parent: ours as never })).toBe(false)
    for (const url of ['https://example.org/', 'about:blank', '', 'app://bollplank.example.org/'])
      expect(isTrustedSender({ url, parent: null })).toBe(false)
  })
})

describe('contentSecurityPolicy', () => {
  const directives = new Map(contentSecurityPolicy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
  it.each(['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])('has nothing for %s', (name) =>
    expect(directives.get(name)).toEqual(["'none'"]),
  )
  it.each(['script-src', 'font-src', 'worker-src', 'connect-src'])('has our own files alone for %s', (name) =>
    expect(directives.get(name)).toEqual(["'self'"]),
  )
  it('has no way round', () => expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|nonce/))
})
