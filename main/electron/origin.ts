/** The scheme that serves the renderer. */
export const scheme = 'app'

/** The only host under the scheme. */
export const host = 'bollplank'

/** The address of a place in the app; `path` begins with a slash. */
export const address = (path: string): string => `${scheme}://${host}${path}`

/** Whether a URL is a page of ours, judged by a parser and not by how the text begins. */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  return protocol === `${scheme}:` && hostname === host && port === '' && username === '' && password === ''
}
