import type { WebContents } from 'electron'

const outside: readonly string[] = ['https:', 'mailto:', 'tel:']

/** Whether a link may be handed to the system: a web page, an address or a number, well-formed and without a password in it. */
export function opensOutside(url: string): boolean {
  if (url.length > 2000 || !URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return outside.includes(protocol) && username === '' && password === ''
}

/** A page opens no window. A link that leads out goes to the browser or the mail program of the system. */
export function refuseNewWindows(contents: Pick<WebContents, 'setWindowOpenHandler'>, openExternal: (url: string) => Promise<void>): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (opensOutside(url)) void openExternal(url)
    return { action: 'deny' }
  })
}
