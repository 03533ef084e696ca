import { extname, join, relative, sep } from 'node:path'

/** A file of the renderer and what it is. */
export interface StaticFile {
  /** Absolute; always inside the folder asked for. */
  path: string
  /** The `content-type` to send. */
  type: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** The names that the build gives its files and the routes theirs. Leaves out `..`, `%`, `\`, `:`, NUL and all the rest. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._~-]*$/

/**
 * The file in `folder` that answers a URL's path (as it came, percent-encoded, without the query). A path without a
 * file extension is a place in the app and gets `index.html`. Null for anything else: a path that could lead out of
 * the folder, and a type of file that we have none of. The file itself may be missing.
 */
export function staticFile(folder: string, urlPath: string): StaticFile | null {
  if (!urlPath.startsWith('/')) return null
  const names = urlPath === '/' ? [] : urlPath.slice(1).split('/')
  if (!names.every((name) => plainName.test(name))) return null
  const isPlace = extname(names.at(-1) ?? '') === ''
  const path = isPlace ? join(folder, 'index.html') : join(folder, ...names)
  const type = types[extname(path).toLowerCase()]
  return type !== undefined && isInside(folder, path) ? { path, type } : null
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`)
}
