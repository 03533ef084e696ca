import { join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { staticFile } from '../../main/static-files.ts'

const folder = resolve('/srv/renderer')

describe('staticFile', () => {
  it.each([
    ['/assets/index-B3x_-1.js', 'assets/index-B3x_-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/app.css', 'assets/app.css', 'text/css; charset=utf-8'],
    ['/fonts/inter-latin-wght-normal.woff2', 'fonts/inter-latin-wght-normal.woff2', 'font/woff2'],
    ['/ICON.SVG', 'ICON.SVG', 'image/svg+xml'],
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/journal', 'index.html', 'text/html; charset=utf-8'],
    ['/journal/01900000-0000-7000-8000-000000000001', 'index.html', 'text/html; charset=utf-8'],
  ])('answers %s with %s', (urlPath, file, type) => {
    expect(staticFile(folder, urlPath)).toEqual({ path: join(folder, file), type })
  })

  it.each([
    '',
    'index.html',
    '//',
    '/journal/',
    '//server/share.js',
    '/../main/electron.js',
    '/..',
    '/.',
    '/assets/../../main/electron.js',
    '/assets/./app.css',
    '/%2e%2e/main/electron.js',
    '/%2E%2E%2Fmain%2Felectron.js',
    '/..%2fmain/electron.js',
    '/%252e%252e/main/electron.js',
    '/..%c0%af..%c0%afmain.js',
    '/..\\main\\electron.js',
    '/..%5cmain%5celectron.js',
    '/assets\\app.css',
    '/app.js\0.css',
    '/app.js%00.css',
    '/C:/Windows/win.ini',
    '/C:\\Windows\\win.js',
    '/C|/app.js',
    '/app.js::$DATA',
    '/file:///etc/passwd.js',
    '/.env',
    '/.git/config',
    '/~root/app.js',
    '/app.js?x',
    '/app.js#x',
    '/app.js ',
    '/app.js.',
    '/å.js',
    '/secrets.pem',
    '/app.js.map',
    '/electron.asar',
    '/app.constructor',
    '/app.__proto__',
  ])('refuses %j', (urlPath) => {
    expect(staticFile(folder, urlPath)).toBeNull()
  })

  it('never leads out of the folder, whatever the path', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', '\0', ':', 'a', 'app.js', '~'))
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const path = staticFile(folder, `/${parts.join('')}`)?.path ?? join(folder, 'index.html')
        expect(resolve(path)).toBe(path)
        expect(path.startsWith(folder + sep)).toBe(true)
      }),
    )
  })
})
