import type { WebContents } from 'electron'
import { isOurs } from '../origin.ts'

/** No frame leaves the app's own pages, neither by itself nor led on by an answer. */
export function limitNavigation(contents: Pick<WebContents, 'on'>): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
}

/** No page embeds another one. */
export function refuseWebviews(contents: Pick<WebContents, 'on'>): void {
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
