import { app } from 'electron'

const link = /^bollplank:\/\/(note|event)\/([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/
const rooms = { note: 'journal', event: 'calendar' } as const

/** The place in the app that a `bollplank:` link names; null for anything that is not exactly such a link. */
export function placeOf(text: string): string | null {
  const [, kind, id] = link.exec(text) ?? []
  return kind === undefined ? null : `/${rooms[kind as keyof typeof rooms]}/${id}`
}

/** The place named by the first link among a program's arguments. */
export function placeAmong(argv: readonly string[]): string | null {
  for (const argument of argv) {
    const place = placeOf(argument)
    if (place) return place
  }
  return null
}

/** Links and later starts of the app, gathered until there is someone to hand them to. */
export interface Links {
  /** Hands over the place to begin at, and from then on every place asked for; null asks for the window alone. */
  follow(open: (place: string | null) => void): void
}

/** Listens for links from the system and for a second start of the app. Before ready: macOS sends the first link early. */
export function listenForLinks(argv: readonly string[]): Links {
  let first = placeAmong(argv)
  let open: ((place: string | null) => void) | null = null
  const go = (place: string | null) => {
    if (open) open(place)
    else first = place ?? first
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    go(placeOf(url))
  })
  app.on('second-instance', (_event, later) => go(placeAmong(later)))
  return {
    follow(opener) {
      open = opener
      opener(first)
    },
  }
}
